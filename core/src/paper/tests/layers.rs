//! Layers that are switched off on an original are not seen on the sheets, and those that are on are.
//!
//! As hayro shows both, and, where it is installed, as poppler does.

use super::super::pdf_file::{PdfFile, Sum};
use super::originals::{Renderer, area_of, assert_same_ink, ours, poppler};
use super::*;

/// What may be on a page of [`layered`]: content of group A, of group B, of a membership, a form and an image that may
/// be of a layer, and a stamp; where each stands, from the page's lower left corner.
const SPOTS: [(char, f32, f32); 6] = [
    ('A', 20.0, 20.0),
    ('B', 80.0, 20.0),
    ('M', 140.0, 20.0),
    ('F', 20.0, 120.0),
    ('I', 80.0, 120.0),
    ('S', 80.0, 200.0),
];

/// What differs from file to file. Group A is object 5 and group B object 6.
#[derive(Clone, Copy)]
struct Layered {
    /// In the catalogue.
    catalogue: &'static str,
    /// Entries of the membership M, and of the form, the image, the stamp and its picture.
    membership: &'static str,
    form: &'static str,
    image: &'static str,
    stamp: &'static str,
    picture: &'static str,
}

const PLAIN: Layered =
    Layered { catalogue: "", membership: "/OCGs 5 0 R", form: "/OC 5 0 R", image: "/OC 6 0 R", stamp: "", picture: "" };
const NO_STAMP: &str = "none";
const A_OFF: &str = "/OCProperties<</OCGs[5 0 R 6 0 R]/D<</OFF[5 0 R]>>>>";

fn layered(what: &Layered) -> Vec<u8> {
    let Layered { catalogue, membership, form, image, stamp, picture } = what;
    let mut file = PdfFile::new("1.7");
    let at: [_; 11] = std::array::from_fn(|_| file.reserve());
    file.object(at[0], format!("<</Type/Catalog/Pages 2 0 R{catalogue}>>").as_bytes());
    file.object(at[1], b"<</Type/Pages/Kids[3 0 R]/Count 1>>");
    let annotations = if *stamp == NO_STAMP { "" } else { "/Annots[11 0 R]" };
    let properties = "/Properties<</A 5 0 R/B 6 0 R/M 7 0 R>>";
    let page = format!(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 300]/Contents 4 0 R{annotations}\
         /Resources<<{properties}/XObject<</F 8 0 R/I 9 0 R>>>>>>"
    );
    file.object(at[2], page.as_bytes());
    let content = "0 g 140 200 40 40 re f /OC /A BDC 20 20 40 40 re f EMC /OC /B BDC 80 20 40 40 re f EMC \
                   /OC /M BDC 140 20 40 40 re f EMC /F Do q 40 0 0 40 80 120 cm /I Do Q";
    file.stream(at[3], b"", content.as_bytes());
    file.object(at[4], b"<</Type/OCG/Name(A)/Usage<</Print<</PrintState/ON>>>>>>");
    file.object(at[5], b"<</Type/OCG/Name(B)/Usage<</Print<</PrintState/ON>>>>>>");
    file.object(at[6], format!("<</Type/OCMD{membership}>>").as_bytes());
    let entries = format!("/Type/XObject/Subtype/Form/BBox[0 0 200 300]{form}");
    file.stream(at[7], entries.as_bytes(), b"20 120 40 40 re f");
    let pixel = "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8";
    file.stream(at[8], format!("{pixel}{image}").as_bytes(), b"\0");
    let entries = format!("/Type/XObject/Subtype/Form/BBox[0 0 40 40]{picture}");
    file.stream(at[9], entries.as_bytes(), b"0 0 40 40 re f");
    let rect = "/Type/Annot/Subtype/Stamp/F 4/Rect[80 200 120 240]";
    let stamp = if *stamp == NO_STAMP { "" } else { stamp };
    file.object(at[10], format!("<<{rect}/AP<</N 10 0 R>>{stamp}>>").as_bytes());
    file.finish(at[0], None, Sum::new())
}

/// What is seen of a page of [`layered`] on the sheet, as a program renders it.
fn seen(pdf: &[u8], rendered: Renderer) -> Option<String> {
    let made = handout(&hanako(), DocumentKind::EligibilityPdf, pdf, &[1]).unwrap();
    assert!(made.warnings.iter().all(|warning| warning.code != "annotations_left_out"));
    let sheet = rendered(&made.bytes, 1, 800)?;
    let area = area_of(pdf, 1).area;
    let is_black = |x: f32, y: f32| {
        // The middle of the spot.
        let (across, down) = (area.x + (x + 20.0) / 200.0 * area.width, area.y + (280.0 - y) / 300.0 * area.height);
        let scale = 800.0 / 595.28;
        sheet.get_pixel((across * scale) as u32, (down * scale) as u32)[0] < 128
    };
    assert!(is_black(140.0, 200.0), "what is of no layer is seen");
    Some(SPOTS.iter().filter(|(_, x, y)| is_black(*x, *y)).map(|(name, ..)| *name).collect())
}

#[test]
fn layers_that_are_off_are_not_seen_on_the_sheet() {
    let both = |catalogue, expected| ("", Layered { catalogue, ..PLAIN }, expected);
    let member = |membership, expected| (membership, Layered { catalogue: A_OFF, membership, ..PLAIN }, expected);
    let off = Layered { catalogue: A_OFF, ..PLAIN };
    for (what, layered_as, expected) in [
        // A layer without a configuration is seen.
        both("", "ABMFIS"),
        both("/OCProperties<</OCGs[5 0 R 6 0 R]/D<<>>>>", "ABMFIS"),
        both(A_OFF, "BIS"),
        both("/OCProperties<</OCGs[5 0 R 6 0 R]/D<</ON[5 0 R]/OFF[6 0 R]/BaseState/ON>>>>", "AMFS"),
        both("/OCProperties<</OCGs[5 0 R 6 0 R]/D<</BaseState/OFF>>>>", "S"),
        both("/OCProperties<</OCGs[5 0 R 6 0 R]/D<</BaseState/OFF/ON[6 0 R]>>>>", "BIS"),
        both("/OCProperties<</OCGs[5 0 R 6 0 R]/D<</BaseState/Unchanged/OFF[6 0 R]>>>>", "AMFS"),
        both("/OCProperties<</OCGs[5 0 R 6 0 R]/D<</ON[5 0 R]/OFF[5 0 R]>>>>", "BIS"),
        // Printing would switch it on; what is off stays off.
        both(
            "/OCProperties<</OCGs[5 0 R 6 0 R]/D<</OFF[5 0 R]/AS[<</Event/Print/Category[/Print]/OCGs[5 0 R]>>]>>>>",
            "BIS",
        ),
        member("/OCGs[5 0 R 6 0 R]", "BMIS"),
        member("/OCGs[5 0 R 6 0 R]/P/AnyOn", "BMIS"),
        member("/OCGs[5 0 R 6 0 R]/P/AllOn", "BIS"),
        member("/OCGs[5 0 R 6 0 R]/P/AnyOff", "BMIS"),
        member("/OCGs[5 0 R 6 0 R]/P/AllOff", "BIS"),
        // poppler does not heed the policy where a single group is named without brackets.
        member("/OCGs[5 0 R]/P/AllOff", "BMIS"),
        member("/OCGs 5 0 R/P/AllOff/VE[/Not 5 0 R]", "BMIS"),
        member("/OCGs[5 0 R 6 0 R]/P/AllOn/VE[/And 5 0 R[/Not 6 0 R]]", "BIS"),
        ("form of a membership", Layered { form: "/OC 7 0 R", ..off }, "BIS"),
        (
            "form of a membership that stands there",
            Layered { form: "/OC<</Type/OCMD/OCGs[5 0 R]/P/AllOff>>", ..off },
            "BFIS",
        ),
        ("image of a membership", Layered { image: "/OC 7 0 R", ..off }, "BS"),
        ("neither is of a layer", Layered { image: "", form: "", ..off }, "BFIS"),
        ("stamp that is on", Layered { stamp: "/OC 6 0 R", ..off }, "BIS"),
        ("stamp that is off", Layered { stamp: "/OC 5 0 R", ..off }, "BI"),
        ("stamp whose picture is off", Layered { picture: "/OC 5 0 R", ..off }, "BI"),
        ("stamp of a membership", Layered { stamp: "/OC 7 0 R", ..off }, "BI"),
        ("stamp of a condition", Layered { stamp: "/OC<</Type/OCMD/VE[/Or 5 0 R[/Not 6 0 R]]>>", ..off }, "BI"),
        ("stamp of another condition", Layered { stamp: "/OC<</Type/OCMD/VE[/And[/Not 5 0 R] 6 0 R]>>", ..off }, "BIS"),
        ("no stamp", Layered { stamp: NO_STAMP, ..off }, "BI"),
    ] {
        let pdf = layered(&layered_as);
        for (name, rendered) in [("hayro", ours as Renderer), ("poppler", poppler)] {
            if let Some(seen) = seen(&pdf, rendered) {
                assert_eq!(seen, expected, "{name}: {what} {}", layered_as.catalogue);
            }
        }
        // hayro does not heed the layer of a stamp, nor poppler that of its picture.
        if !layered_as.stamp.contains("/OC") && layered_as.picture.is_empty() {
            assert_same_ink(what, &pdf, 1);
        }
    }
}

#[test]
fn papers_with_layers_in_a_set_hide_each_its_own() {
    let papers = [
        layered(&Layered { catalogue: A_OFF, stamp: NO_STAMP, ..PLAIN }),
        layered(&Layered { stamp: NO_STAMP, ..PLAIN }),
        layered(&Layered {
            catalogue: "/OCProperties<</OCGs[5 0 R 6 0 R]/D<</OFF[6 0 R]>>>>",
            stamp: NO_STAMP,
            ..PLAIN
        }),
    ];
    let children = papers.clone().map(|original| Child { original, ..Child::hanako() });
    let sheets = children.each_ref().map(Child::sheet);
    let made = render_handout_pdf(&sheets, &details()).unwrap();
    let area = area_of(&papers[0], 1).area;
    for (name, rendered) in [("hayro", ours as Renderer), ("poppler", poppler)] {
        let mut pages = Vec::new();
        for (place, alone) in (0..).zip(&papers) {
            // Each has its page and the help page behind it.
            let Some(together) = rendered(&made.bytes, 2 * place + 1, 800) else { continue };
            let one = handout(&hanako(), DocumentKind::EligibilityPdf, alone, &[1]).unwrap();
            let one = rendered(&one.bytes, 1, 800).unwrap();
            let scale = 800.0 / 595.28;
            let [x, y, width, height] = [area.x, area.y, area.width, area.height].map(|points| (points * scale) as u32);
            let cut = |image: &GrayImage| image::imageops::crop_imm(image, x, y, width, height).to_image();
            assert!(cut(&together) == cut(&one), "{name}, {place}");
            pages.push(cut(&together));
        }
        // All is on, and two that are off in two ways.
        pages.dedup();
        assert!(matches!(pages.len(), 0 | 3), "{name}");
    }
}

#[test]
fn layer_that_is_off_is_not_switched_on_by_printing() {
    let printed =
        "/OCProperties<</OCGs[5 0 R 6 0 R]/D<</OFF[5 0 R]/AS[<</Event/Print/Category[/Print]/OCGs[5 0 R]>>]>>>>";
    for stamp in ["", NO_STAMP] {
        let pdf = layered(&Layered { catalogue: printed, stamp, ..PLAIN });
        let made = handout(&hanako(), DocumentKind::EligibilityPdf, &pdf, &[1]).unwrap();
        let text = String::from_utf8_lossy(&made.bytes);
        assert!(!text.contains("/AS["), "{stamp}");
        assert!(text.contains("<</Type/OCG/Name(A)>>"), "{stamp}");
        assert!(text.contains("<</Type/OCG/Name(B)/Usage<</Print<</PrintState/ON>>>>>>"), "{stamp}");
        assert_eq!(text.matches("/OCProperties").count(), 1, "{stamp}");
    }
    let without = layered(&PLAIN);
    let made = handout(&hanako(), DocumentKind::EligibilityPdf, &without, &[1]).unwrap();
    assert!(!String::from_utf8_lossy(&made.bytes).contains("/OCProperties"));
}
