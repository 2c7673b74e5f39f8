//! A copied page looks and reads as it did; whatever stands in a dictionary, what comes out of it is right.

use super::super::open::Opened;
use super::super::pdf_file::{PdfFile, Ref, Sum};
use super::super::tests::{fixture, small_pdf};
use super::super::{render, stamps, survey};
use super::copied::{Kept, Whole, copy_items};
use super::*;
use crate::pdf::guarded;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A file with one page that draws a page (from 0) of another.
fn copy_of(opened: &Opened, index: usize) -> Result<Vec<u8>, Error> {
    let mut file = PdfFile::new("1.7");
    let mut foreign = Foreign::new(&opened.pdf);
    let form = foreign.page(&mut file, index)?;
    let layers = foreign.finish(&mut file)?.map(|layers| layers.entry()).unwrap_or_default();
    let (width, height) = opened.page_size(index)?;
    Ok(page_of(file, form, (width, height), &layers))
}

fn page_of(mut file: PdfFile, form: Ref, (width, height): (f32, f32), layers: &str) -> Vec<u8> {
    let [root, pages, page, content, info] = [(); 5].map(|()| file.reserve());
    file.object(root, format!("<</Type/Catalog/Pages {pages}{layers}>>").as_bytes());
    file.object(pages, format!("<</Type/Pages/Kids[{page}]/Count 1>>").as_bytes());
    let resources = format!("/Resources<</XObject<</F {form}>>>>");
    let size = format!("/MediaBox[0 0 {width} {height}]");
    file.object(page, format!("<</Type/Page/Parent {pages}{size}{resources}/Contents {content}>>").as_bytes());
    file.stream(content, b"", b"/F Do");
    file.object(info, b"<<>>");
    file.finish(root, Some(info), Sum::new())
}

/// The PDFs among the fixtures, and those in folders within.
fn pdfs_in(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            pdfs_in(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "pdf") {
            found.push(path);
        }
    }
}

/// What a program prints about a file; `None` where it is not installed.
fn printed(program: &str, before: &[&str], pdf: &[u8], after: &[&str]) -> Option<(Option<i32>, String)> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("it.pdf");
    std::fs::write(&path, pdf).unwrap();
    let output = Command::new(program).args(before).arg(&path).args(after).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    Some((output.status.code(), text))
}

/// How much two pictures of a page differ in the mean, from 0 to 255.
fn difference(one: &[u8], other: &[u8]) -> f64 {
    let sum: u64 = one.iter().zip(other).map(|(one, other)| u64::from(one.abs_diff(*other))).sum();
    sum as f64 / one.len() as f64
}

/// What is wrong with the copy of a page; empty where nothing is. `None` where it can't be opened, or more stands on it
/// than its content.
fn wrong_with(pdf: &[u8], index: usize) -> Option<String> {
    let opened = Opened::new(pdf).ok()?;
    let size = opened.page_size(index).ok()?;
    let stamped = stamps::with_stamps(pdf, &opened, &[(index, size)]);
    if stamped.pages.iter().any(|page| !page.stamps.is_empty() || !page.is_whole) {
        return None;
    }
    let pixels = |opened: &Opened, index: usize| {
        guarded(|| {
            survey::check_work(opened, index)?;
            render::page_to_pixels(opened, index, 300)
        })
    };
    let before = pixels(&opened, index).ok()?;
    let copy = match copy_of(&opened, index) {
        Ok(copy) => copy,
        Err(error) => return Some(format!("{error:?}")),
    };
    let mut wrong = String::new();
    match Opened::new(&copy).and_then(|copy| pixels(&copy, 0)) {
        Err(error) => wrong.push_str(&format!("copy: {error:?}; ")),
        Ok(after) if (before.width(), before.height()) != (after.width(), after.height()) => {
            wrong.push_str("another size; ");
        }
        Ok(after) => {
            let differ = difference(before.data_as_u8_slice(), after.data_as_u8_slice());
            if differ > 0.2 {
                wrong.push_str(&format!("differ by {differ}; "));
            }
        }
    }
    if let Some((code, said)) = printed("qpdf", &["--check"], &copy, &[])
        && code != Some(0)
    {
        wrong.push_str(&format!("qpdf: {said}; "));
    }
    let page = (index + 1).to_string();
    let text = |pdf: &[u8], page: &str| printed("pdftotext", &["-q", "-f", page, "-l", page, "-raw"], pdf, &["-"]);
    if text(pdf, &page) != text(&copy, "1") && text(pdf, &page).is_some_and(|(code, _)| code == Some(0)) {
        wrong.push_str("another text; ");
    }
    Some(wrong)
}

/// A page that is not the same: poppler counts as text what a page leaves out at its edges.
const DIFFERENT: [&str; 1] = ["m039_"];

#[test]
fn copied_page_looks_and_reads_as_the_original() {
    let mut paths = Vec::new();
    pdfs_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures"), &mut paths);
    let mut compared = 0;
    for path in paths {
        let pdf = std::fs::read(&path).unwrap();
        if let Some(wrong) = wrong_with(&pdf, 0) {
            let name = path.file_name().unwrap().to_string_lossy();
            assert!(wrong.is_empty() || DIFFERENT.iter().any(|other| name.starts_with(other)), "{name}: {wrong}");
            compared += 1;
        }
    }
    assert!(compared > 100, "{compared}");
}

/// What is copied of the inside of something, with 100 added to the number of each object; `None` where it is refused.
fn copied(inside: &str, whole: Whole) -> Option<String> {
    copied_with(false, inside, whole)
}

fn copied_with(with_layers: bool, inside: &str, whole: Whole) -> Option<String> {
    let mut out = Vec::new();
    let mut number = |out: &mut Vec<u8>, id: ObjectIdentifier, _| {
        out.extend_from_slice(format!("{} {} R", id.obj_number + 100, id.gen_number).as_bytes());
    };
    let kept = Kept { layers: with_layers, drawn: None };
    copy_items(&mut out, inside.as_bytes(), whole, &kept, &mut number)?;
    Some(String::from_utf8(out).unwrap())
}

#[test]
fn plain_entries_are_copied_with_new_numbers_and_without_what_stays_behind() {
    for (inside, expected) in [
        ("", ""),
        ("/A 1 0 R/B[2 0 R 3 0 R 4]/C(5 0 R)", "/A 101 0 R/B[102 0 R 103 0 R 4]/C(5 0 R)"),
        ("/A/B/C /D", "/A/B/C /D"),
        ("/ 1", "/ 1"),
        ("/A true/B false /C null", "/A true/B false /C null"),
        ("/A -1.5/B +.25/C 4./D 007", "/A -1.5/B +.25/C 4./D 007"),
        ("/A 1\r\n0\tR\n/B 2", "/A 101 0 R\n/B 2"),
        ("/A 7 12 R", "/A 107 12 R"),
        ("/A[1 0 R 2 3 0 R 4 5 6 R]", "/A[101 0 R 2 103 0 R 4 105 6 R]"),
        ("/A[1 2 3 4 0 R]", "/A[1 2 3 104 0 R]"),
        ("/A[0 12 0 ]/B[0 12]/C[ ]", "/A[0 12 0 ]/B[0 12]/C[ ]"),
        ("/A[0 /g0/g1 /g2  3 /g4\n/g5(/)/R]", "/A[0 /g0/g1 /g2  3 /g4\n/g5(/)/R]"),
        ("/A[/B 1 0 R/C/D 2 0 R]", "/A[/B 101 0 R/C/D 102 0 R]"),
        ("/A[/B% 1 0 R\n/C]", "/A[/B\n/C]"),
        ("/A[1 0 R]/B[1.0 0 0]", "/A[101 0 R]/B[1.0 0 0]"),
        ("/A[[1 0 R][<</B 2 0 R>>]]", "/A[[101 0 R][<</B 102 0 R>>]]"),
        ("/R 1 0 R/RR/R", "/R 101 0 R/RR/R"),
        (r"/A(1 0 R \) \\ (2 0 R) \()/B 1 0 R", r"/A(1 0 R \) \\ (2 0 R) \()/B 101 0 R"),
        ("/A<1 0>/B<>/C<4F 4f>", "/A<1 0>/B<>/C<4F 4f>"),
        ("/A<</B<</C 1 0 R>>>>", "/A<</B<</C 101 0 R>>>>"),
        ("% 1 0 R\n/A 1 % 2 0 R\r/B(%)%", "\n/A 1 \r/B(%)"),
        ("/OC 1 0 R/A 2", "/A 2"),
        ("/A 2/Metadata 1 0 R", "/A 2"),
        ("/A 2 /StructParents 3 /B/C", "/A 2 /B/C"),
        ("/A<</OC<</Metadata[1 0 R]/B(%)>>/C 2 0 R>>", "/A<</C 102 0 R>>"),
        ("/A[<</AF 1 0 R>>]/Ref 1/OPI<<>>/PieceInfo<<% >>\n>>/Z 1", "/A[<<>>]/Z 1"),
        ("/Length 3/LengthX 4", "/Length 3/LengthX 4"),
        ("/StructParentsX 1/O 2", "/StructParentsX 1/O 2"),
    ] {
        assert_eq!(copied(inside, Whole::Dictionary).as_deref(), Some(expected), "{inside}");
    }
}

#[test]
fn what_stays_behind_depends_on_where_it_stands() {
    for (whole, inside, expected) in [
        (Whole::Stream, "/Length 1 0 R/A<</Length 3>>/OC 2 0 R", "/A<</Length 3>>"),
        (Whole::Names, "/OC 1 0 R/Ref 2 0 R", "/OC 101 0 R/Ref 102 0 R"),
        (Whole::Names, "/F<</OC 1 0 R>>", "/F<<>>"),
        (Whole::Array, "1 0 R 2 3 0 R", "[101 0 R 2 103 0 R]"),
        (Whole::Array, " % 1\n/A", "[ \n/A]"),
    ] {
        assert_eq!(copied(inside, whole).as_deref(), Some(expected), "{inside}");
    }
}

#[test]
fn layers_come_along_where_the_file_tells_of_them() {
    for (whole, inside, expected) in [
        (Whole::Dictionary, "/OC 1 0 R/A<</OC 2 0 R>>/Metadata 3 0 R", "/OC 101 0 R/A<</OC 102 0 R>>"),
        (Whole::Stream, "/OC<</Type/OCMD/OCGs[1 0 R]>>/Length 1", "/OC<</Type/OCMD/OCGs[101 0 R]>>"),
        (Whole::HiddenLayer, "/Type/OCG/Usage<</Print 1 0 R>>/Name(A)", "/Type/OCG/Name(A)"),
        (Whole::Dictionary, "/Type/OCG/Usage<</Print 1 0 R>>", "/Type/OCG/Usage<</Print 101 0 R>>"),
    ] {
        assert_eq!(copied_with(true, inside, whole).as_deref(), Some(expected), "{inside}");
    }
}

#[test]
fn odd_entries_are_not_copied() {
    for inside in [
        "1",
        "/A",
        "/A >>",
        "/A 1 2",
        "/A 1 2 3 R",
        "/A 1 0 r",
        "/A 1 0 Rx",
        "/A 1 0R",
        "/A 1.0 0 R",
        "/A -1 0 R",
        "/A 1 -1 R",
        "/A 4294967296 0 R",
        "/A 1 99999999999 R",
        "/A[R]",
        "/A[1 R]",
        "/A[1 /B 0 R]",
        "/A[/B C]",
        "/A[/B /C#44]",
        "/A[/B R]",
        "/A[/B",
        "/A[0 1",
        "/A[1 % comment\n0 R]",
        "/A 1 % comment\n0 R",
        "/A 99999999999",
        "/A 1e5",
        "/A 1-2",
        "/A --1",
        "/A .",
        "/A +",
        "/A 1.2.3",
        "/A truex",
        "/A nul",
        "/A (",
        "/A (\\)",
        "/A (\\",
        "/A )",
        "/A <4G>",
        "/A <4",
        "/A <<",
        "/A <</B>>",
        "/A <</B 1>",
        "/A [",
        "/A [1",
        "/A [1>>",
        "/A ]",
        "/A {1}",
        "/A#42 1",
        "/A /B#43",
        "/A 1/B 2/A 3",
        "/X<</A 1/A 3>>",
        "/A <<>>stream",
        "/OC",
        "/OC (",
    ] {
        assert_eq!(copied(inside, Whole::Dictionary), None, "{inside}");
    }
    let many: String = (0..100).chain([50]).map(|number| format!("/K{number} 1")).collect();
    assert_eq!(copied(&many, Whole::Dictionary), None);
    let deep = |depth: usize| format!("/A {}{}", "[".repeat(depth), "]".repeat(depth));
    assert!(copied(&deep(500), Whole::Dictionary).is_some());
    assert_eq!(copied(&deep(100_000), Whole::Dictionary), None);
    assert_eq!(copied(&format!("/A {}", "<</B".repeat(100_000)), Whole::Dictionary), None);
}

/// A file of which page 1 draws with a font (object 5) that is `font`, with `more` objects; as it is copied.
fn copy_with_font(font: &str) -> String {
    let pdf = small_pdf("/MediaBox [0 0 300 200]", "BT /F1 20 Tf 20 20 Td (A) Tj ET", font);
    let copy = copy_of(&Opened::new(&pdf).unwrap(), 0).unwrap();
    Opened::new(&copy).unwrap();
    if let Some((code, said)) = printed("qpdf", &["--check"], &copy, &[]) {
        assert_eq!(code, Some(0), "{font}: {said}");
    }
    String::from_utf8_lossy(&copy).into_owned()
}

#[test]
fn odd_objects_are_written_anew() {
    let helvetica = "/Type/Font/Subtype/Type1/BaseFont/Helvetica";
    for (entry, expected) in [
        // As it stands.
        ("/A [1  2]", "/A [1  2]"),
        // The last one of a key counts.
        ("/A 1 /A 2", "<</A 2/BaseFont"),
        ("/A#42 /C#20D", "<</AB /C#20D/BaseFont"),
        ("/A (a\\)b) /A (a\\)b)", "<</A <612962>/BaseFont"),
        ("/A [1 99 0 R] stray", "/A [1 "),
        ("/A [1-2 .5] stray", "/A [1 0.5 ]"),
        ("/A << /OC 1 0 R /B true >> stray", "/A <</B true>>"),
        // A stream can't stand there.
        ("/A [ << /Length 3 >> stream\nabc\nendstream ]", "/A [null "),
    ] {
        let copy = copy_with_font(&format!("<<{helvetica} {entry}>>"));
        assert!(copy.contains(expected), "{entry}: {copy}");
    }
}

#[test]
fn filter_of_encryption_does_not_come_along() {
    let entries = "/Length 3/OC 1 0 R/Filter[/Crypt/ASCIIHexDecode]/DecodeParms[<</Name/Identity>> null]";
    let copy = copy_with_font(&format!("<</A 1{entries}>>\nstream\n41>\nendstream"));
    let expected = "<</A 1/Filter[/ASCIIHexDecode ]/DecodeParms[null ]/Length 3>>\nstream\n41>\nendstream";
    assert!(copy.contains(expected), "{copy}");
}

#[test]
fn objects_that_are_not_there_are_null() {
    let copy = copy_with_font("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/A 99 0 R/B[98 0 R]/C 5 0 R>>");
    assert_eq!(copy.matches(" 0 obj\nnull\nendobj").count(), 2, "{copy}");
    // A file may name so many that they are not even counted.
    let many: String = (100..2000).map(|number| format!("{number} 0 R ")).collect();
    let copy = copy_with_font(&format!("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/A[{many}]>>"));
    assert!(copy.matches(" 0 obj").count() < 20);
    assert!(copy.contains("null null null"));
}

#[test]
fn page_is_copied_once_and_one_that_is_not_there_is_refused() {
    let opened = Opened::new(&fixture("d066_neg_two_people_two_pages.pdf")).unwrap();
    let mut file = PdfFile::new("1.7");
    let mut foreign = Foreign::new(&opened.pdf);
    let first = foreign.page(&mut file, 0).unwrap();
    let second = foreign.page(&mut file, 1).unwrap();
    assert_eq!(foreign.page(&mut file, 0).unwrap(), first);
    assert_ne!(first, second);
    assert_eq!(foreign.page(&mut file, 2), Err(Error::BadValue { field: "page" }));
    assert!(foreign.finish(&mut file).unwrap().is_none());
    let copy = page_of(file, first, (595.0, 842.0), "");
    let forms = copy.windows(13).filter(|window| window == b"/Subtype/Form").count();
    assert_eq!(forms, 2);
}

/// A file of two pages: the first has the font, the resources and the other entries that a row says (`4 0 R` is the second
/// page, `7 0 R` a form of it, `8 0 R` the tree of pages, `9 0 R` a form that draws `/Other` and has no resources of its
/// own, `10 0 R` one with others, `11 0 R` one that could draw it and doesn't); what a sheet with the first page holds.
fn sheet_of_first(font: &str, resources: &str, entries: &str, content: &str) -> String {
    let mut file = PdfFile::new("1.7");
    let [root, first, drawn, second, secret, letters, form, pages, calling, empty, sharing, drawn_font] =
        [(); 12].map(|()| file.reserve());
    file.object(root, format!("<</Type/Catalog/Pages {pages}/Lang(SECRET)>>").as_bytes());
    file.object(pages, format!("<</Type/Pages/Kids[{first} {second}]/Count 2/X(SECRET)>>").as_bytes());
    let page = |entries: &str| format!("<</Type/Page/Parent {pages}/MediaBox[0 0 300 200]{entries}>>");
    let of_first = format!("/Contents {drawn}/Resources<</Font<</F {letters}>>{resources}>>{entries}");
    file.object(first, page(&of_first).as_bytes());
    file.stream(drawn, b"", content.as_bytes());
    file.object(second, page(&format!("/Contents {secret}/X(SECRET)")).as_bytes());
    file.stream(secret, b"", b"BT (SECRET) Tj ET");
    file.object(letters, format!("<</Type/Font/Subtype/Type1/BaseFont/Helvetica{font}>>").as_bytes());
    file.stream(form, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<<>>", b"BT (SECRET) Tj ET");
    file.stream(calling, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]", b"/Other Do");
    file.stream(empty, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</ProcSet[/PDF]>>", b"/Other Do");
    let letters = format!("/FontMatrix[1 0 0 1 0 0]/CharProcs<</a {calling}>>/Resources<<>>");
    file.object(drawn_font, format!("<</Type/Font/Subtype/Type3{letters}>>").as_bytes());
    let shared = format!("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</Other {form}>>>>");
    file.stream(sharing, shared.as_bytes(), b"0 g");
    let pdf = file.finish(root, None, Sum::new());
    String::from_utf8_lossy(&copy_of(&Opened::new(&pdf).unwrap(), 0).unwrap()).into_owned()
}

#[test]
fn nothing_of_another_page_goes_along() {
    let text = "BT /F 10 Tf (ours) Tj ET";
    for (font, resources, entries, content) in [
        ("", "", "", text),
        ("/X 4 0 R", "", "", text),
        ("/X[4 0 R 4 0 R]/Y 8 0 R/Z 1 0 R", "", "", text),
        ("", "/XObject<</Other 7 0 R>>", "", text),
        ("", "/XObject<</Other 7 0 R/F 7 0 R>>/Properties<</P<</X 4 0 R>>>>", "", "BT /G 10 Tf (ours) Tj ET"),
        ("", "", "/Group<</S/Transparency/CS/DeviceRGB/X 4 0 R/Y(SECRET)>>", text),
    ] {
        let copy = sheet_of_first(font, resources, entries, content);
        assert!(copy.contains("(ours)"), "{copy}");
        assert!(!copy.contains("SECRET"), "{font} {resources} {entries}: {copy}");
        assert_eq!(copy.contains("/S /Transparency"), !entries.is_empty(), "{copy}");
    }
}

#[test]
fn what_is_drawn_comes_along_however_it_is_named() {
    for (resources, content, is_drawn) in [
        ("/XObject<</Other 7 0 R>>", "/Other Do", true),
        ("/XObject<</Other 7 0 R>>", "/Another Do", false),
        // A letter by its number.
        ("/XObject<</Other 7 0 R>>", "/Othe#72 Do", true),
        ("/XObject<</Oth 7 0 R>>", "/Other Do", false),
        ("/XObject<</A 9 0 R/Other 7 0 R>>", "/A Do", true),
        ("/XObject<</A 10 0 R/Other 7 0 R>>", "/A Do", true),
        ("/XObject<</A 11 0 R>>", "/A Do", false),
        ("/XObject<</A 11 0 R>>", "/A Do /Other Do", true),
        ("/XObject<</Other 7 0 R>>/Pattern<</P 9 0 R>>", "/P scn", true),
        ("/XObject<</Other 7 0 R>>/ExtGState<</G<</SMask<</S/Alpha/G 9 0 R>>>>>>", "/G gs", true),
        ("/XObject<</Other 7 0 R>>/ExtGState<</G<</Font[12 0 R 9]>>>>", "/G gs", true),
        ("/XObject<</B 9 0 R/Other 7 0 R>>", "/A Do", false),
    ] {
        let copy = sheet_of_first("", resources, "", content);
        assert_eq!(copy.contains("SECRET"), is_drawn, "{resources} {content}: {copy}");
    }
    assert!(
        copied("/Font<</OC 1 0 R/AF 2 0 R>>/OC 3 0 R", Whole::Dictionary).unwrap().contains("/OC 101 0 R/AF 102 0 R")
    );
    assert_eq!(copied("/CharProcs<</OC 1 0 R>>/AF 2 0 R", Whole::Dictionary).unwrap(), "/CharProcs<</OC 101 0 R>>");
}

/// A page whose content is two streams, or the first alone: what its form draws, and the file of the copy.
fn form_of(contents: &str, entries: &str, data: &[u8]) -> (Vec<u8>, Vec<u8>) {
    let mut file = PdfFile::new("1.7");
    let [root, pages, page, first, second] = [(); 5].map(|()| file.reserve());
    file.object(root, format!("<</Type/Catalog/Pages {pages}>>").as_bytes());
    file.object(pages, format!("<</Type/Pages/Kids[{page}]/Count 1>>").as_bytes());
    let size = "/MediaBox[0 0 300 200]";
    file.object(page, format!("<</Type/Page/Parent {pages}{size}/Contents {contents}>>").as_bytes());
    file.stream(first, entries.as_bytes(), data);
    file.stream(second, b"", b"1 g");
    let pdf = file.finish(root, None, Sum::new());
    let copy = copy_of(&Opened::new(&pdf).unwrap(), 0).unwrap();
    let opened = Opened::new(&copy).unwrap();
    let forms = opened.pdf.objects().into_iter().filter_map(Object::into_stream);
    let form = forms.filter(|stream| stream.dict().contains_key("BBox")).find_map(|form| form.decoded().ok());
    (form.unwrap().into_owned(), copy.clone())
}

#[test]
fn content_stays_packed_where_it_is_packed_once_and_whole() {
    let content = b"0 g 20 20 15 100 re f ".repeat(300);
    let mut file = PdfFile::new("1.7");
    let at = file.reserve();
    file.packed_stream(at, b"", &content);
    let bytes = file.finish(at, None, Sum::new());
    let begin = memchr::memmem::find(&bytes, b"stream\n").unwrap() + 7;
    let packed = &bytes[begin..memchr::memmem::find(&bytes, b"\nendstream").unwrap()];
    let without_end = &packed[..packed.len() - 4];
    let with_more = [packed, b"\0"].concat();
    let both = [content.clone(), b" 1 g ".to_vec()].concat();
    let flate = "/Filter/FlateDecode";
    for (what, contents, entries, data, drawn, stays) in [
        ("packed", "4 0 R", flate, packed, content.as_slice(), true),
        ("in an array", "4 0 R", "/Filter[/FlateDecode]", packed, &content, true),
        ("without its check sum", "4 0 R", flate, without_end, &content, false),
        ("with more behind", "4 0 R", flate, &with_more, &content, false),
        ("not packed", "4 0 R", "", &content, &content, false),
        ("two", "[4 0 R 5 0 R]", flate, packed, &both, false),
        ("not to be unpacked", "4 0 R", "/Filter/DCTDecode", packed, b"", false),
        ("none", "9 0 R", "", b"", b"", false),
    ] {
        let (form, copy) = form_of(contents, entries, data);
        assert_eq!(String::from_utf8_lossy(&form), String::from_utf8_lossy(drawn), "{what}");
        let stream = [b"stream\n", data, b"\nendstream"].concat();
        assert_eq!(memchr::memmem::find(&copy, &stream).is_some() && !data.is_empty(), stays, "{what}");
    }
}

#[test]
fn check_sum_is_that_of_zlib() {
    assert_eq!(adler32(b""), 1);
    assert_eq!(adler32(b"Wikipedia"), 0x11E6_0398);
    // More than one chunk of the largest bytes.
    assert_eq!(adler32(&[255; 20_000]), {
        let (mut low, mut high) = (1_u64, 0_u64);
        for _ in 0..20_000 {
            low = (low + 255) % 65_521;
            high = (high + low) % 65_521;
        }
        u32::try_from(high << 16 | low).unwrap()
    });
}

#[test]
fn encrypted_file_is_copied_decrypted() {
    let pdf = fixture("d012_elig_chromium-para.pdf");
    let copy = copy_of(&Opened::new(&pdf).unwrap(), 0).unwrap();
    assert_eq!(memchr::memmem::find(&copy, b"/Encrypt"), None);
    // A string that is encrypted in the file: "Adobe".
    assert_eq!(memchr::memmem::find(&pdf, b"Adobe"), None);
    assert!(memchr::memmem::find(&copy, b"<41646F6265>").is_some());
}
