//! Golden pictures of embedded originals: `tests/goldens/originals`, grey, 50 dots an inch.
//!
//! `UPDATE_GOLDENS=1 cargo test -p techo-core --lib goldens` writes them anew (and fails once); look at them then.

use super::*;
use image::imageops::thumbnail;

/// A sheet of A4 at 50 dots an inch.
const WIDTH: u32 = 413;

#[test]
fn embedded_originals_look_as_they_were_looked_at() {
    let original = |name: &str| fixture(&format!("../originals/{name}"));
    let turned = "/MediaBox [-50 -50 300 200] /CropBox [10 10 110 150] /Rotate 90";
    let mut written = false;
    for (name, pdf) in [
        ("landscape", fixture("d028_elig_reportlab-cid-stack.pdf")),
        ("cropped", fixture("../made/m039_elig_special-crop.pdf")),
        ("cropped-turned", small_pdf(turned, AN_L, HELVETICA)),
        ("stamped-turned", original("stamped-turned.pdf")),
        ("encrypted", original("encrypted.pdf")),
        ("filled", original("filled.pdf")),
        ("signed", original("signed.pdf")),
    ] {
        let made = handout(&hanako(), DocumentKind::EligibilityPdf, &pdf, &[1]).unwrap();
        let page = grey(&render_page_png(&made.bytes, 1, WIDTH).unwrap());
        let path = dev().join("../../goldens/originals").join(format!("{name}.png"));
        if std::env::var_os("UPDATE_GOLDENS").is_some() {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            page.save(&path).unwrap();
            written = true;
            continue;
        }
        let golden = image::open(&path).unwrap().to_luma8();
        assert_eq!(page.dimensions(), golden.dimensions(), "{name}");
        // Squares of four pixels: an edge may fall a little otherwise, a letter may not be another.
        let small = |picture: &GrayImage| thumbnail(picture, picture.width() / 4, picture.height() / 4);
        let (page, golden) = (small(&page), small(&golden));
        let apart: Vec<u8> = page.pixels().zip(golden.pixels()).map(|(a, b)| a[0].abs_diff(b[0])).collect();
        let mean = apart.iter().map(|one| f32::from(*one)).sum::<f32>() / apart.len() as f32;
        let worst = apart.iter().max().unwrap();
        assert!(*worst < 40 && mean < 0.5, "{name}: {worst}, {mean}");
    }
    assert!(!written, "the goldens were written anew: look at them");
}
