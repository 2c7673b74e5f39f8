//! How the file is put together: loops, depth, tables that lie, encryption.

use super::{Hostile, Paper, deflate, deflated, hostile};

const ANY: &[&str] = &["ok", "damaged", "too_large", "too_complex", "no_text", "unrecognised"];
const BROKEN: &[&str] = &["damaged", "too_large", "too_complex"];

pub(crate) fn files() -> Vec<Hostile> {
    vec![
        hostile("arrays a million deep", ANY, object(&b"[".repeat(1_000_000))),
        hostile("dictionaries a million deep", ANY, object(&b"<</A".repeat(1_000_000))),
        hostile("a page's arrays a million deep", ANY, page_entry(&format!("/Rotate {}", "[".repeat(1_000_000)))),
        hostile(
            "an array of ten million numbers",
            ANY,
            object(&[b"[".to_vec(), b"0 ".repeat(10_000_000), b"]".to_vec()].concat()),
        ),
        hostile("a name of ten million letters", ANY, object(&[b"/".to_vec(), b"x".repeat(10_000_000)].concat())),
        hostile("a text of brackets", ANY, object(&b"(".repeat(10_000_000))),
        hostile("a hundred thousand objects", BROKEN, objects(100_000)),
        hostile("a length that is its own stream", ANY, length_of_itself()),
        hostile("references in a ring", ANY, ring()),
        hostile("references in a long chain", ANY, chain()),
        hostile("a page tree forty thousand deep", ANY, deep_tree(40_000)),
        hostile("a page tree that doubles thirty times", BROKEN, doubling_tree()),
        hostile("a page that is its own parent", ANY, page_entry("/Parent 3 0 R")),
        hostile("five thousand pages", BROKEN, many_pages(5000)),
        hostile("a million pages promised", BROKEN, promised()),
        hostile("tables in a ring", ANY, table_ring()),
        hostile("a table of four thousand million entries", ANY, table_of("0 4294967295")),
        hostile("a table at the end of all numbers", ANY, table_of("4294967295 4294967295")),
        hostile("a table stream of endless width", ANY, table_stream("/W[8 8 8]/Index[0 2147483647]/Size 2147483647")),
        hostile("a table stream without width", ANY, table_stream("/W[0 0 0]/Index[0 2147483647]/Size 2147483647")),
        hostile("a bundle of endless objects", ANY, bundle(2_147_483_647, b"")),
        hostile("a bundle within itself", ANY, bundle_in_itself()),
        hostile("a bundle of 200 MB", BROKEN, bundle(1, &vec![b' '; 200 << 20])),
        hostile("no table and a million objects", BROKEN, no_table()),
        hostile("nothing but words of PDF", BROKEN, words()),
        hostile("nothing but bundles that begin", ANY, bundles()),
        hostile("the first half", BROKEN, half()),
        hostile("without its end", ANY, without_end()),
        hostile("encrypted with an unknown method", &["encrypted", "damaged"], encrypted("/Filter/Nobody/V 9/R 9")),
        hostile(
            "encrypted with keys of no length",
            &["encrypted", "damaged", "no_text", "unrecognised"],
            encrypted("/Filter/Standard/V 5/R 6/O()/U()/OE()/UE()/P -1/Perms()"),
        ),
        hostile(
            "encrypted with itself",
            &["encrypted", "damaged", "no_text", "unrecognised"],
            encrypted("/Filter/Standard/V 4/R 4/O 7 0 R/U 7 0 R/P 7 0 R/CF 7 0 R/Length 7 0 R"),
        ),
        hostile("twenty thousand notes on a page", ANY, notes()),
        hostile("layers in a ring", ANY, layers()),
        hostile("a catalog with dictionaries four hundred thousand deep", BROKEN, deep_catalog()),
        hostile("a hundred objects of deep dictionaries", BROKEN, deep_objects()),
        hostile("dictionaries that end nowhere, over 48 MB", BROKEN, beginnings("<</A ", 60, 48 << 20)),
        hostile("texts that end nowhere", BROKEN, beginnings("1 0 obj (", 100_000, 0)),
        hostile("texts in dictionaries that end nowhere", BROKEN, beginnings("<<(", 100_000, 0)),
        hostile("arrays that end nowhere", BROKEN, beginnings("1 0 obj [", 300_000, 0)),
        hostile("deep dictionaries in a stream", BROKEN, beginnings("<</A", 200_000, 0)),
        hostile("streams that end nowhere", BROKEN, beginnings("1 0 obj<</Type/ObjStm>>stream", 40_000, 46 << 20)),
        hostile("a million catalogs", BROKEN, beginnings("1 0 obj<</Root 1 0 R/Type/Catalog>>endobj", 1_000_000, 0)),
        hostile("a bundle of 200 MB by another name", BROKEN, bundle_by_another_name()),
    ]
}

fn object(object: &[u8]) -> Vec<u8> {
    let mut paper = Paper::new();
    let number = paper.add(object);
    paper.root = format!("/Extra {number} 0 R");
    paper.bytes()
}

fn page_entry(entry: &str) -> Vec<u8> {
    let mut paper = Paper::new();
    paper.page = entry.to_owned();
    paper.bytes()
}

fn objects(count: usize) -> Vec<u8> {
    let mut paper = Paper::new();
    for _ in 0..count {
        paper.add("0");
    }
    paper.bytes()
}

fn length_of_itself() -> Vec<u8> {
    let mut paper = Paper::new();
    let number = paper.next();
    paper.add(format!("<</Length {number} 0 R>>\nstream\n0 g\nendstream"));
    paper.contents = Some(format!("[{number} 0 R 4 0 R]"));
    paper.bytes()
}

fn ring() -> Vec<u8> {
    let mut paper = Paper::new();
    let number = paper.next();
    paper.add(format!("{} 0 R", number + 1));
    paper.add(format!("{number} 0 R"));
    paper.page = format!("/Rotate {number} 0 R/UserUnit {number} 0 R");
    paper.bytes()
}

fn chain() -> Vec<u8> {
    let mut paper = Paper::new();
    let number = paper.next();
    for i in 1..40_000 {
        paper.add(format!("{} 0 R", number + i));
    }
    paper.add("0");
    paper.page = format!("/Rotate {number} 0 R");
    paper.bytes()
}

fn deep_catalog() -> Vec<u8> {
    let mut paper = Paper::new();
    paper.root = format!("/A {}1{}", "<</A ".repeat(400_000), ">>".repeat(400_000));
    paper.bytes()
}

fn deep_objects() -> Vec<u8> {
    let mut paper = Paper::new();
    for _ in 0..100 {
        paper.add(format!("{}1{}", "<</A ".repeat(20_000), ">>".repeat(20_000)));
    }
    paper.bytes()
}

/// What begins and never ends, and a filler; no table.
fn beginnings(begin: &str, count: usize, filler: usize) -> Vec<u8> {
    let mut bytes = format!("%PDF-1.7\n{}", format!("{begin}\n").repeat(count)).into_bytes();
    bytes.extend(b"/B 1 ".iter().cycle().take(filler.saturating_sub(bytes.len())));
    bytes
}

fn bundle_by_another_name() -> Vec<u8> {
    let mut paper = Paper::new();
    let padding = " ".repeat(5000);
    paper.add(deflated(&format!("/Type/Obj#53tm/N 1/First 0{padding}"), &vec![b' '; 200 << 20]));
    let bytes = paper.bytes();
    // Without a table the bundle is opened while the file is searched.
    let end = bytes.windows(4).rposition(|four| four == b"xref").expect("a table");
    bytes[..end - 5].to_vec()
}

fn deep_tree(depth: usize) -> Vec<u8> {
    let mut paper = Paper::new();
    let first = paper.next();
    for i in 0..depth {
        let kid = if i + 1 == depth { 3 } else { first + i + 1 };
        paper.add(format!("<</Type/Pages/Kids[{kid} 0 R]/Count 1>>"));
    }
    paper.pages = Some(format!("<</Type/Pages/Kids[{first} 0 R]/Count 1>>"));
    paper.bytes()
}

fn doubling_tree() -> Vec<u8> {
    let mut paper = Paper::new();
    let first = paper.next();
    for i in 0..30 {
        let kid = if i == 29 { 3 } else { first + i + 1 };
        paper.add(format!("<</Type/Pages/Kids[{kid} 0 R {kid} 0 R]/Count {}>>", 1_u64 << (30 - i)));
    }
    paper.pages = Some(format!("<</Type/Pages/Kids[{first} 0 R]/Count 1073741824>>"));
    paper.bytes()
}

fn many_pages(count: usize) -> Vec<u8> {
    let mut paper = Paper::new();
    paper.pages = Some(format!("<</Type/Pages/Kids[{}]/Count {count}>>", "3 0 R ".repeat(count)));
    paper.bytes()
}

fn promised() -> Vec<u8> {
    let mut paper = Paper::new();
    paper.pages = Some("<</Type/Pages/Kids[3 0 R]/Count 1000000>>".to_owned());
    paper.bytes()
}

/// The paper's file with its end rewritten.
fn ending(change: impl Fn(&str, usize) -> String) -> Vec<u8> {
    let bytes = Paper::new().bytes();
    let at = bytes.windows(5).position(|five| five == b"xref\n").expect("a table");
    let end = String::from_utf8(bytes[at..].to_vec()).expect("a table is text");
    [&bytes[..at], change(&end, at).as_bytes()].concat()
}

fn table_ring() -> Vec<u8> {
    ending(|end, at| end.replace("/Root", &format!("/Prev {at}/XRefStm {at}/Root")))
}

fn table_of(range: &str) -> Vec<u8> {
    ending(|end, _| end.replacen("0 7\n", &format!("{range}\n"), 1))
}

fn table_stream(entries: &str) -> Vec<u8> {
    let mut bytes = Paper::new().bytes();
    let at = bytes.windows(5).position(|five| five == b"xref\n").expect("a table");
    bytes.truncate(at);
    bytes.extend(b"99 0 obj\n");
    bytes.extend(deflated(&format!("/Type/XRef{entries}/Root 1 0 R"), &vec![1; 1 << 20]));
    bytes.extend(format!("\nendobj\nstartxref\n{at}\n%%EOF\n").bytes());
    bytes
}

fn bundle(count: usize, data: &[u8]) -> Vec<u8> {
    let mut paper = Paper::new();
    paper.add(deflated(&format!("/Type/ObjStm/N {count}/First 0"), data));
    paper.bytes()
}

fn bundle_in_itself() -> Vec<u8> {
    let mut paper = Paper::new();
    let number = paper.next();
    paper.add(deflated(
        &format!("/Type/ObjStm/N 2/First 10/Extends {number} 0 R"),
        format!("{number} 0 3 5 <<>> <<>>").as_bytes(),
    ));
    paper.bytes()
}

fn no_table() -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    bytes.extend(b"1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n");
    for number in 3..1_000_000 {
        bytes.extend(format!("{number} 0 obj 0 endobj\n").bytes());
    }
    bytes
}

fn words() -> Vec<u8> {
    [b"%PDF-1.7\n".to_vec(), b"1 0 obj << /Type /Catalog stream trailer startxref xref ".repeat(700_000)].concat()
}

fn bundles() -> Vec<u8> {
    let begins = [b"/ObjStm/XRef stream\n".to_vec(), deflate(&vec![b' '; 200_000])[..60].to_vec()].concat();
    [Paper::new().bytes(), begins.repeat(200_000)].concat()
}

fn half() -> Vec<u8> {
    let mut bytes = Paper::new().bytes();
    bytes.truncate(bytes.len() / 3);
    bytes
}

fn without_end() -> Vec<u8> {
    let mut bytes = Paper::new().bytes();
    bytes.truncate(bytes.len() - 60);
    bytes
}

fn encrypted(how: &str) -> Vec<u8> {
    let mut paper = Paper::new();
    let number = paper.add(format!("<<{how}>>"));
    paper.trailer = format!("/Encrypt {number} 0 R/ID[(a)(a)]");
    paper.bytes()
}

fn notes() -> Vec<u8> {
    let mut paper = Paper::new();
    let look = paper.add(deflated("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", &b"0 0 9 9 re f ".repeat(1000)));
    let note = paper.add(format!("<</Type/Annot/Subtype/Stamp/Rect[0 0 9 9]/AP<</N {look} 0 R>>>>"));
    paper.page = format!("/Annots[{}]", format!("{note} 0 R ").repeat(20_000));
    paper.bytes()
}

fn layers() -> Vec<u8> {
    let mut paper = Paper::new();
    let number = paper.next();
    paper.add(format!("<</Type/OCMD/OCGs {number} 0 R/VE[/And {} 0 R {} 0 R]>>", number + 1, number + 1));
    paper.add(format!("[/Or {} 0 R {} 0 R]", number + 1, number + 1));
    paper.root = format!("/OCProperties<</OCGs[{number} 0 R]/D<</Order {} 0 R/OFF[{number} 0 R]>>>>", number + 1);
    paper.resources = format!("/Properties<</L {number} 0 R>>");
    paper.before = b"/OC /L BDC EMC ".to_vec();
    paper.bytes()
}
