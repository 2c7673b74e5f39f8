//! What is drawn: too much of it, or itself again.

use super::{Hostile, Paper, deflate, deflated, hostile, stream};

/// Just under what one stream of instructions may unpack to.
const MOST_CONTENT: usize = 8 << 20;

const TOO_MUCH: &[&str] = &["too_large", "too_complex"];
const ANY: &[&str] = &["ok", "too_large", "too_complex", "damaged", "no_text", "unrecognised"];

pub(crate) fn files() -> Vec<Hostile> {
    let mut files = vec![
        hostile("instructions of 100 MB", TOO_MUCH, before(&b"0 0 m 9 9 l S ".repeat(7_500_000))),
        hostile("states saved and never restored", ANY, before(&full(b"q "))),
        hostile("states saved and restored", ANY, before(&full(b"q Q "))),
        hostile("paths without end", ANY, before(&full(b"0 0 l "))),
        hostile("lines without end", TOO_MUCH, before(&full(b"0 0 m 9 9 l S "))),
        hostile("clips without end", ANY, before(&full(b"0 0 9 9 re W n "))),
        hostile("colours without end", ANY, before(&full(b"0 g "))),
        hostile("numbers without end", ANY, before(&full(b"0 "))),
        hostile("marks never closed", TOO_MUCH, before(&full(b"/P BMC "))),
        hostile("arrays in arrays in the instructions", ANY, before(&[full(b"["), full(b"]")].concat())),
        hostile("dictionaries in dictionaries in the instructions", ANY, before(&full(b"/P <</A "))),
        hostile("one text of four million glyphs", TOO_MUCH, one_text(b"0041")),
        hostile("texts without end", TOO_MUCH, before(&[b"BT /F1 1 Tf ".to_vec(), full(b"<0041>Tj ")].concat())),
        hostile(
            "an inline picture of ten thousand million pixels",
            ANY,
            before(b"BI /W 100000 /H 100000 /BPC 8 /CS /RGB /F /Fl ID \x78\x9c\x00 EI "),
        ),
        hostile("inline pictures without end", ANY, before(&full(b"BI /W 1 /H 1 /BPC 8 /CS /G ID x EI "))),
        hostile("dashes of nothing", ANY, before(b"[0.0000001] 0 d 0 0 m 100000000 100000000 l S ")),
        hostile("one page's instructions again and again", TOO_MUCH, same_contents()),
        hostile("sixty-four pages of the same instructions", TOO_MUCH, same_pages()),
        hostile("a filter over a filter over a filter", TOO_MUCH, filters()),
        hostile("hexadecimal over hexadecimal", ANY, hexadecimal()),
        hostile("a predictor of endless columns", ANY, predictor()),
        hostile("run lengths", ANY, run_lengths()),
    ];
    files.extend(forms());
    files.extend(pictures());
    files
}

/// As many of the same instruction as one stream may hold.
fn full(instruction: &[u8]) -> Vec<u8> {
    instruction.repeat((MOST_CONTENT - 8192) / instruction.len())
}

/// The paper with instructions before its own.
fn before(instructions: &[u8]) -> Vec<u8> {
    let mut paper = Paper::new();
    paper.before = instructions.to_vec();
    paper.bytes()
}

fn one_text(code: &[u8]) -> Vec<u8> {
    before(&[b"BT /F1 1 Tf <".to_vec(), full(code), b"> Tj ET".to_vec()].concat())
}

fn same_contents() -> Vec<u8> {
    let mut paper = Paper::new();
    let again = paper.add(deflated("", &full(b"0 g ")));
    paper.contents = Some(format!("[{} 4 0 R]", format!("{again} 0 R ").repeat(1000)));
    paper.bytes()
}

fn same_pages() -> Vec<u8> {
    let mut paper = Paper::new();
    let again = paper.add(deflated("", &full(b"0 g ")));
    let page = format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {again} 0 R>>");
    let pages: Vec<String> = (0..63).map(|_| format!("{} 0 R", paper.add(page.clone()))).collect();
    paper.pages = Some(format!("<</Type/Pages/Kids[3 0 R {}]/Count 64>>", pages.join(" ")));
    paper.bytes()
}

/// Forms that draw themselves, each other, and each other ten times over.
fn forms() -> Vec<Hostile> {
    let form = |resources: &str, content: &[u8]| {
        deflated(&format!("/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<<{resources}>>>>"), content)
    };
    let mut own = Paper::new();
    let number = own.next();
    own.add(form(&format!("/X {number} 0 R"), b"/X Do /X Do"));
    own.forms = format!("/X {number} 0 R");
    own.before = b"/X Do ".to_vec();

    let mut each_other = Paper::new();
    let number = each_other.next();
    each_other.add(form(&format!("/X {} 0 R", number + 1), b"/X Do"));
    each_other.add(form(&format!("/X {number} 0 R"), b"/X Do"));
    each_other.forms = format!("/X {number} 0 R");
    each_other.before = b"/X Do ".to_vec();

    let tenfold = |group: &str| {
        let mut paper = Paper::new();
        let number = paper.next();
        for i in 0..12 {
            let next = number + i + 1;
            let dict =
                format!("/Type/XObject/Subtype/Form/BBox[0 0 595 842]{group}/Resources<</XObject<</X {next} 0 R>>>>");
            paper.add(deflated(&dict, &b"/X Do ".repeat(10)));
        }
        paper.add(stream("/Type/XObject/Subtype/Form/BBox[0 0 595 842]", b"q Q"));
        paper.forms = format!("/X {number} 0 R");
        paper.before = b"/X Do ".to_vec();
        paper.bytes()
    };
    let mut empty = Paper::new();
    let number = empty.add(stream("/Type/XObject/Subtype/Form/BBox[0 0 595 842]", b""));
    empty.forms = format!("/X {number} 0 R");
    empty.before = full(b"/X Do ");
    let mut large = Paper::new();
    let number = large.add(form("", &full(b"0 g ")));
    large.forms = format!("/X {number} 0 R");
    large.before = b"/X Do ".repeat(1000);

    let mut nested = Paper::new();
    let number = nested.next();
    for i in 0..20_000 {
        nested.add(form(&format!("/X {} 0 R", number + i + 1), b"/X Do"));
    }
    nested.forms = format!("/X {number} 0 R");
    nested.before = b"/X Do ".to_vec();
    let mut mask = Paper::new();
    let number = mask.next();
    let group = "/Group<</S/Transparency/CS/DeviceGray>>";
    mask.add(format!("<</SMask<</S/Luminosity/G {} 0 R>>>>", number + 1));
    let dict =
        format!("/Type/XObject/Subtype/Form/BBox[0 0 595 842]{group}/Resources<</ExtGState<</G {number} 0 R>>>>");
    mask.add(stream(&dict, b"/G gs 0 0 9 9 re f"));
    mask.resources = format!("/ExtGState<</G {number} 0 R>>");
    mask.before = b"/G gs 0 0 9 9 re f ".to_vec();
    let mut pattern = Paper::new();
    let number = pattern.next();
    let tile = format!(
        "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 0.0001/YStep 0.0001/Resources<</Pattern<</P {number} 0 R>>>>"
    );
    pattern.add(stream(&tile, b"/Pattern cs /P scn 0 0 9 9 re f"));
    pattern.resources = format!("/Pattern<</P {number} 0 R>>");
    pattern.before = b"/Pattern cs /P scn 0 0 500 500 re f 0 g ".to_vec();
    vec![
        hostile("a form that draws itself twice", ANY, own.bytes()),
        hostile("two forms that draw each other", ANY, each_other.bytes()),
        hostile("forms that draw the next ten times", TOO_MUCH, tenfold("")),
        hostile("groups that draw the next ten times", TOO_MUCH, tenfold("/Group<</S/Transparency>>")),
        hostile("an empty form a million times", TOO_MUCH, empty.bytes()),
        hostile("a large form a thousand times", TOO_MUCH, large.bytes()),
        hostile("forms twenty thousand deep", TOO_MUCH, nested.bytes()),
        hostile("a mask that is masked by itself", ANY, mask.bytes()),
        hostile("a pattern made of itself", ANY, pattern.bytes()),
    ]
}

/// Pictures that say they are large. Reading looks at none; they are here for drawing too.
fn pictures() -> Vec<Hostile> {
    let one = |name: &'static str, dict: &str, data: &[u8]| {
        let mut paper = Paper::new();
        let number = paper.stream(&format!("/Type/XObject/Subtype/Image{dict}"), data);
        paper.forms = format!("/I {number} 0 R");
        paper.before = b"q 500 0 0 500 0 0 cm /I Do Q ".to_vec();
        hostile(name, &["ok"], paper.bytes())
    };
    let size = "/Width 10/Height 10/BitsPerComponent 8/ColorSpace/DeviceRGB";
    let huge = "/Width 100000/Height 100000/BitsPerComponent 8/ColorSpace/DeviceRGB";
    let jpeg = [
        b"\xff\xd8\xff\xc0\x00\x11\x08\xff\xff\xff\xff\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01".as_slice(),
        b"\xff\xda\x00\x0c\x03\x01\x00\x02\x11\x03\x11\x00\x3f\x00\x12\x34\xff\xd9",
    ]
    .concat();
    let jbig2 = b"\x00\x00\x00\x00\x30\x00\x01\x00\x00\x00\x13\xff\xff\xff\xff\xff\xff\xff\xff\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00";
    let jpx = [
        b"\xff\x4f\xff\x51\x00\x2f\x00\x00\x7f\xff\xff\xff\x7f\xff\xff\xff\x00\x00\x00\x00\x00\x00\x00\x00".as_slice(),
        b"\x00\x00\x00\x01\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x03\x07\x01\x01\x07\x01\x01\x07\x01\x01",
        b"\xff\x52\x00\x0c\x00\x00\x00\x01\x00\x05\x04\x04\x00\x01\xff\x5c\x00\x04\x40\x40",
        b"\xff\x90\x00\x0a\x00\x00\x00\x00\x00\x00\x00\x01\xff\x93\x00\x00\xff\xd9",
    ]
    .concat();
    let fax = "/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 2000000000/Rows 2000000000>>";
    vec![
        one("a picture of ten thousand million pixels", huge, b"x"),
        one("a deflated picture", &format!("{huge}/Filter/FlateDecode"), &deflate(&vec![0; 40 << 20])),
        one("a JPEG larger than it says", &format!("{size}/Filter/DCTDecode"), &jpeg),
        one("a JPEG of endless size", &format!("{huge}/Filter/DCTDecode"), &jpeg),
        one("a JBIG2 page of endless size", &format!("{size}/Filter/JBIG2Decode"), jbig2),
        one("a JPEG 2000 of endless size", &format!("{size}/Filter/JPXDecode"), &jpx),
        one("a fax of endless lines", &format!("{size}{fax}"), &[0x12; 4000]),
        one("a picture masked by itself", &format!("{size}/SMask 7 0 R"), &[7; 300]),
        one(
            "a palette of itself",
            "/Width 10/Height 10/BitsPerComponent 8/ColorSpace[/Indexed 8 0 R 255(x)]",
            &[0; 100],
        ),
    ]
}

fn filters() -> Vec<u8> {
    let mut data = vec![b' '; 64 << 20];
    for _ in 0..4 {
        data = deflate(&data);
    }
    let mut paper = Paper::new();
    let number = paper.stream("/Filter[/FlateDecode/FlateDecode/FlateDecode/FlateDecode]", &data);
    paper.contents = Some(format!("[{number} 0 R 4 0 R]"));
    paper.bytes()
}

fn hexadecimal() -> Vec<u8> {
    let mut paper = Paper::new();
    let filters = "/ASCIIHexDecode".repeat(5000);
    let number = paper.stream(&format!("/Filter[{filters}]"), &b"20".repeat(500_000));
    paper.contents = Some(format!("[{number} 0 R 4 0 R]"));
    paper.bytes()
}

fn predictor() -> Vec<u8> {
    let mut paper = Paper::new();
    let parameters =
        "/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 2147483647/Colors 32/BitsPerComponent 16>>";
    let number = paper.stream(parameters, &deflate(&vec![2; 1 << 20]));
    paper.contents = Some(format!("[{number} 0 R 4 0 R]"));
    paper.bytes()
}

fn run_lengths() -> Vec<u8> {
    let mut paper = Paper::new();
    let number = paper.stream("/Filter[/RunLengthDecode/RunLengthDecode]", &b"\x81\x81".repeat(1 << 20));
    paper.contents = Some(format!("[{number} 0 R 4 0 R]"));
    paper.bytes()
}
