//! What a file says of itself: its title, and which standards it keeps. Nothing of whom it is about.

use super::super::pdf_file::{PdfFile, Ref, text_string};
use chrono::NaiveDate;

/// What a file says of itself.
pub(super) struct About<'a> {
    /// The title; never a name of somebody.
    pub(super) title: &'a str,
    /// The version of PDF (`1.7`).
    pub(super) version: &'a str,
    /// For a file that keeps PDF/UA-1 and PDF/A-2a, the day that it is of.
    pub(super) accessible_on: Option<NaiveDate>,
}

impl About<'_> {
    /// Writes it; the dictionary of information, and entries of the catalogue.
    pub(super) fn write(&self, file: &mut PdfFile, pages: usize) -> (Ref, String) {
        let info = file.reserve();
        let day = self.accessible_on.map(|day| day.format("D:%Y%m%d000000Z").to_string());
        let dates = day.map(|day| format!("/CreationDate({day})/ModDate({day})")).unwrap_or_default();
        file.object(info, format!("<</Title{}{dates}>>", text_string(self.title)).as_bytes());
        let metadata = file.reserve();
        // Never packed: programs that know no PDF look for it.
        file.stream(metadata, b"/Type/Metadata/Subtype/XML", self.xmp(pages).as_bytes());
        let mut entries = format!("/Metadata {metadata}");
        if self.accessible_on.is_some() {
            let profile = file.reserve();
            file.packed_stream(profile, b"/N 1", &grey_profile());
            entries.push_str(&format!(
                "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(Grey)/Info(Grey)\
                 /DestOutputProfile {profile}>>]"
            ));
        }
        (info, entries)
    }

    /// The same as XMP (ISO 16684-1), which is where the standards look.
    fn xmp(&self, pages: usize) -> String {
        let title = self.title.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let (version, mut more) = (self.version, String::new());
        if let Some(day) = self.accessible_on {
            let day = day.format("%Y-%m-%dT00:00:00Z");
            more = format!(
                "<xmp:CreateDate>{day}</xmp:CreateDate><xmp:ModifyDate>{day}</xmp:ModifyDate>\
                 <pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>\
                 <pdfuaid:part>1</pdfuaid:part>{UA_SCHEMA}"
            );
        }
        format!(
            "<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\
             <x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\
             <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
             xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:xmpTPg=\"http://ns.adobe.com/xap/1.0/t/pg/\" \
             xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" \
             xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\" \
             xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" \
             xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" \
             xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\
             <dc:format>application/pdf</dc:format>\
             <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>\
             <dc:language><rdf:Bag><rdf:li>ja</rdf:li></rdf:Bag></dc:language>\
             <xmpTPg:NPages>{pages}</xmpTPg:NPages><pdf:PDFVersion>{version}</pdf:PDFVersion>{more}\
             </rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>"
        )
    }
}

/// PDF/A-2 knows no `pdfuaid:part` unless it is told (ISO 19005-2 §6.6.2.3).
const UA_SCHEMA: &str = "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\
    <pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>\
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\
    <pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
    <pdfaProperty:category>internal</pdfaProperty:category>\
    <pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>\
    </rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>";

/// What grey means on our sheets, as PDF/A wants to be told: a colour profile (ICC.1:2001-04) of one grey with the usual
/// curve of screens.
fn grey_profile() -> Vec<u8> {
    // A description has its text thrice: plain, in Unicode (none), for a computer of the last century (none).
    let description = [&b"desc\0\0\0\0\0\0\0\x05Grey\0"[..], &[0; 4 + 4 + 2 + 1 + 67]].concat();
    // X, Y and Z of daylight on paper (D50), in 65,536ths.
    let white = [0x0000_F6D6_u32, 0x0001_0000, 0x0000_D32D].map(u32::to_be_bytes).concat();
    let curve = [&b"curv\0\0\0\0"[..], &1_u32.to_be_bytes(), &0x0233_u16.to_be_bytes()].concat();
    let tags: [(&[u8; 4], Vec<u8>); 4] = [
        (b"cprt", b"text\0\0\0\0No copyright\0".to_vec()),
        (b"desc", description),
        (b"kTRC", curve),
        (b"wtpt", [&b"XYZ \0\0\0\0"[..], &white].concat()),
    ];
    let (mut table, mut data) = (Vec::new(), Vec::new());
    let begins = 128 + 4 + 12 * tags.len();
    table.extend(u32::try_from(tags.len()).unwrap_or(0).to_be_bytes());
    for (name, tag) in &tags {
        let number = |number: usize| u32::try_from(number).unwrap_or(0).to_be_bytes();
        table.extend_from_slice(*name);
        table.extend(number(begins + data.len()));
        table.extend(number(tag.len()));
        data.extend_from_slice(tag);
        data.resize(data.len().next_multiple_of(4), 0);
    }
    let mut profile = Vec::new();
    profile.extend(u32::try_from(begins + data.len()).unwrap_or(0).to_be_bytes());
    profile.extend(b"\0\0\0\0\x02\x10\0\0mntrGRAYXYZ ");
    // Made on 2026-01-01 at 0:00:00.
    profile.extend([2026_u16, 1, 1, 0, 0, 0].map(u16::to_be_bytes).concat());
    profile.extend(b"acsp");
    profile.resize(68, 0);
    profile.extend(&white);
    profile.resize(128, 0);
    profile.extend(table);
    profile.extend(data);
    profile
}
