//! Hostile PDF files, made here so that no large ones lie in the repository.
//!
//! Each is a readable paper with one thing in it that asks for more than any reader has: see [`files`].

mod content;
mod fonts;
mod structure;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use std::io::Write;

/// A hostile file: what it is called, its bytes, and the answers that are right.
pub(crate) struct Hostile {
    pub(crate) name: &'static str,
    pub(crate) bytes: Vec<u8>,
    /// Codes of errors, or `ok` where the paper can be read all the same.
    pub(crate) right: &'static [&'static str],
}

/// All hostile files.
pub(crate) fn files() -> Vec<Hostile> {
    let mut files = content::files();
    files.extend(structure::files());
    files.extend(fonts::files());
    files
}

fn hostile(name: &'static str, right: &'static [&'static str], bytes: Vec<u8>) -> Hostile {
    Hostile { name, bytes, right }
}

/// A PDF with one page that says an eligibility paper's fields. Objects 1 to 6 are the paper's own.
pub(crate) struct Paper {
    /// Entries of the catalog.
    pub(crate) root: String,
    /// Entries of the page, and of its /Resources, of /Font there, and of /XObject there.
    pub(crate) page: String,
    pub(crate) resources: String,
    pub(crate) fonts: String,
    pub(crate) forms: String,
    /// Drawing instructions before and behind the paper's own.
    pub(crate) before: Vec<u8>,
    pub(crate) after: Vec<u8>,
    /// Entries of the trailer.
    pub(crate) trailer: String,
    /// The page tree instead of the one with the page.
    pub(crate) pages: Option<String>,
    /// What /Contents is instead of the one stream.
    pub(crate) contents: Option<String>,
    more: Vec<Vec<u8>>,
}

/// The first object that is not the paper's own.
const FIRST_FREE: usize = 7;
const LABELS: [(&str, &str); 8] = [
    ("医療保険の資格情報", ""),
    ("保険者名", "青葉健康保険組合"),
    ("保険者番号", "06130488"),
    ("記号", "公立青葉"),
    ("番号", "12345"),
    ("枝番", "00"),
    ("氏名", "資格　太郎"),
    ("本人・家族の別", "本人"),
];

impl Paper {
    pub(crate) fn new() -> Paper {
        Paper {
            root: String::new(),
            page: String::new(),
            resources: String::new(),
            fonts: String::new(),
            forms: String::new(),
            before: Vec::new(),
            after: Vec::new(),
            trailer: String::new(),
            pages: None,
            contents: None,
            more: Vec::new(),
        }
    }

    /// Adds an object; its number.
    pub(crate) fn add(&mut self, object: impl Into<Vec<u8>>) -> usize {
        self.more.push(object.into());
        self.next() - 1
    }

    /// Adds a stream as it is, without /Length in `dict`; its number.
    pub(crate) fn stream(&mut self, dict: &str, data: &[u8]) -> usize {
        self.add(stream(dict, data))
    }

    /// The number that the next object will have.
    pub(crate) fn next(&self) -> usize {
        FIRST_FREE + self.more.len()
    }

    /// The paper's fields as drawing instructions.
    pub(crate) fn text() -> Vec<u8> {
        let show = |x: u32, y: u32, text: &str| {
            let hex: String = text.encode_utf16().map(|unit| format!("{unit:04x}")).collect();
            format!("BT /F1 12 Tf 1 0 0 1 {x} {y} Tm <{hex}> Tj ET\n")
        };
        let rows = (0..).zip(LABELS).map(|(row, (label, value))| (780 - 24 * row, label, value));
        rows.map(|(y, label, value)| show(60, y, label) + &show(220, y, value)).collect::<String>().into_bytes()
    }

    pub(crate) fn bytes(self) -> Vec<u8> {
        let content = [self.before.as_slice(), b"\n", &Paper::text(), &self.after].concat();
        let page = format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {}{}/Resources<</Font<</F1 5 0 R{}>>/XObject<<{}>>{}>>>>",
            self.contents.as_deref().unwrap_or("4 0 R"),
            self.page,
            self.fonts,
            self.forms,
            self.resources
        );
        let pages = self.pages.unwrap_or_else(|| "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned());
        let mut objects = vec![
            format!("<</Type/Catalog/Pages 2 0 R{}>>", self.root).into_bytes(),
            pages.into_bytes(),
            page.into_bytes(),
            deflated("", &content),
            b"<</Type/Font/Subtype/Type0/BaseFont/MS-Gothic/Encoding/UniJIS-UTF16-H/DescendantFonts[6 0 R]>>".to_vec(),
            b"<</Type/Font/Subtype/CIDFontType2/BaseFont/MS-Gothic/CIDSystemInfo<</Registry(Adobe)/Ordering(Japan1)/Supplement 2>>/DW 1000>>"
                .to_vec(),
        ];
        objects.extend(self.more);
        file(&objects, &self.trailer)
    }
}

/// A file of these objects, the first of which is the catalog, with a plain table.
pub(crate) fn file(objects: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (number, object) in (1..).zip(objects) {
        table += &format!("{:010} 00000 n \n", bytes.len());
        bytes.extend(format!("{number} 0 obj\n").bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    }
    let start = bytes.len();
    table += &format!("trailer\n<</Size {}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1);
    bytes.extend(table.bytes());
    bytes
}

/// A stream as it is.
pub(crate) fn stream(dict: &str, data: &[u8]) -> Vec<u8> {
    let head = format!("<<{dict}/Length {}>>\nstream\n", data.len());
    [head.as_bytes(), data, b"\nendstream"].concat()
}

/// A stream, deflated.
pub(crate) fn deflated(dict: &str, data: &[u8]) -> Vec<u8> {
    stream(&format!("{dict}/Filter/FlateDecode"), &deflate(data))
}

pub(crate) fn deflate(data: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(data).expect("writing to memory");
    encoder.finish().expect("writing to memory")
}
