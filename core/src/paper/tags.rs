//! The tags of a PDF: what each block is to somebody who hears a sheet, in the order of reading.
//!
//! Blocks come one after another; those that make a list or a table together are put under one here. Not here: what is
//! drawn (`write`) and what is a list (`plan`, [`Role`]).

use super::pdf_file::{PdfFile, Ref, push_integer, text_string};
use super::plan::{Mark, Role, Rows};
use std::borrow::Cow;

/// Tags as blocks are added to them.
pub(super) struct Tags {
    /// What stands right under the document.
    blocks: Vec<Node>,
    open: Option<Open>,
    /// The page that is being tagged, and its place among the pages.
    page: Option<(Ref, usize)>,
}

/// A tag, or a piece of what a page draws.
enum Node {
    Element(Element),
    Piece(u32),
}

/// A tag with what stands under it.
struct Element {
    /// Its name (PDF 32000-1 §14.8.4).
    kind: Cow<'static, str>,
    /// What else is known of it, as entries of its dictionary.
    entries: String,
    /// The page that its pieces are on, and that page's place.
    page: Option<(Ref, usize)>,
    kids: Vec<Node>,
}

/// A list or a table to which the next block may belong.
enum Open {
    List(Vec<Item>),
    Table(Rows, Vec<Item>),
}

/// An item with its number, or a row with its label.
#[derive(Default)]
struct Item {
    label: Vec<Node>,
    body: Vec<Node>,
}

impl Tags {
    /// Tags of a document.
    pub(super) fn new() -> Tags {
        Tags { blocks: Vec::new(), open: None, page: None }
    }

    /// Goes on to a page, which is the next one: nothing goes on over the end of a page.
    pub(super) fn begin_page(&mut self, page: Ref) {
        self.close();
        self.page = Some((page, self.page.map_or(0, |(_, place)| place + 1)));
    }

    /// Adds a block that is to be read, by the numbers of what was drawn on the page.
    pub(super) fn add(&mut self, role: &Role, marks: &[Mark], pieces: Vec<u32>) {
        let mut nodes: Vec<Node> = pieces.into_iter().map(Node::Piece).collect();
        match (role, &mut self.open) {
            // A rule between two rows does not end the table.
            (Role::Ornament, _) => return,
            (Role::Number, Some(Open::List(items))) => {
                return items.push(Item { label: nodes, ..Item::default() });
            }
            (Role::Label(rows), Some(Open::Table(of, items))) if rows == of => {
                return items.push(Item { label: nodes, ..Item::default() });
            }
            (Role::Item, Some(Open::List(items))) | (Role::Value, Some(Open::Table(_, items))) => {
                if let Some(last) = items.last_mut() {
                    last.body.append(&mut nodes);
                }
                return;
            }
            // The same in a second language.
            (Role::Foreign(tag), Some(Open::List(items))) => {
                let said = element(self.page, "P", format!("/Lang({tag})"), nodes);
                if let Some(last) = items.last_mut() {
                    last.body.push(said);
                }
                return;
            }
            _ => self.close(),
        }
        let (kind, entries) = match role {
            Role::Heading(level) => (format!("H{level}").into(), format!("/T{}", text_string(&said(marks)))),
            Role::Foreign(tag) => ("P".into(), format!("/Lang({tag})")),
            Role::Figure(alt) => (Cow::from("Figure"), format!("/Alt{}", text_string(alt))),
            Role::Number => {
                self.open = Some(Open::List(vec![Item { label: nodes, ..Item::default() }]));
                return;
            }
            Role::Label(rows) => {
                self.open = Some(Open::Table(*rows, vec![Item { label: nodes, ..Item::default() }]));
                return;
            }
            Role::Paragraph | Role::Item | Role::Value | Role::Ornament => ("P".into(), String::new()),
        };
        self.blocks.push(Node::Element(Element { kind, entries, page: self.page, kids: nodes }));
    }

    /// Ends what is open.
    fn close(&mut self) {
        let page = self.page;
        let plain = |kind: &'static str, kids| element(page, kind, String::new(), kids);
        let whole = match self.open.take() {
            Some(Open::List(items)) => {
                let items = items
                    .into_iter()
                    .map(|item| plain("LI", vec![plain("Lbl", item.label), plain("LBody", item.body)]));
                element(page, "L", "/A<</O/List/ListNumbering/Decimal>>".to_owned(), items.collect())
            }
            Some(Open::Table(_, rows)) => {
                // A row without a value has an empty cell: every row of a table has as many.
                let rows = rows.into_iter().map(|row| {
                    let label = element(page, "TH", "/A<</O/Table/Scope/Row>>".to_owned(), row.label);
                    plain("TR", vec![label, plain("TD", row.body)])
                });
                plain("Table", rows.collect())
            }
            None => return,
        };
        self.blocks.push(whole);
    }

    /// Writes all of them; what names them in the catalogue. Each page names its place as `/StructParents`.
    pub(super) fn finish(mut self, file: &mut PdfFile) -> Ref {
        self.close();
        let root = file.reserve();
        let mut pages = vec![Vec::new(); self.page.map_or(0, |(_, place)| place + 1)];
        let document = Element { kind: "Document".into(), entries: String::new(), page: None, kids: self.blocks };
        let document = document.write(file, root, &mut pages);
        // By page and piece, the tag that each stands under.
        let numbers = pages.iter().enumerate().map(|(place, parents)| {
            let at = file.reserve();
            let parents: Vec<String> = parents.iter().map(Ref::to_string).collect();
            file.object(at, format!("[{}]", parents.join(" ")).as_bytes());
            format!("{place} {at}")
        });
        let numbers = numbers.collect::<Vec<_>>().join(" ");
        let count = pages.len();
        let entries = format!("/K {document}/ParentTree<</Nums[{numbers}]>>/ParentTreeNextKey {count}");
        file.object(root, format!("<</Type/StructTreeRoot{entries}>>").as_bytes());
        root
    }
}

impl Element {
    /// Writes it with what stands under it; `pages` learn which tag each of their pieces stands under.
    fn write(self, file: &mut PdfFile, parent: Ref, pages: &mut [Vec<Ref>]) -> Ref {
        let at = file.reserve();
        let mut out = b"<</Type/StructElem/S/".to_vec();
        out.extend_from_slice(self.kind.as_bytes());
        out.extend_from_slice(b"/P ");
        parent.push(&mut out);
        if let Some((page, _)) = self.page {
            out.extend_from_slice(b"/Pg ");
            page.push(&mut out);
        }
        out.extend_from_slice(self.entries.as_bytes());
        out.extend_from_slice(b"/K[");
        for kid in self.kids {
            match kid {
                Node::Element(element) => element.write(file, at, pages).push(&mut out),
                Node::Piece(piece) => {
                    // Pieces are numbered as they are drawn, and tagged in the same order.
                    if let Some(parents) = self.page.and_then(|(_, place)| pages.get_mut(place)) {
                        parents.push(at);
                    }
                    push_integer(&mut out, u64::from(piece));
                }
            }
            out.push(b' ');
        }
        out.extend_from_slice(b"]>>");
        file.object(at, &out);
        at
    }
}

/// What the lines of a block say.
pub(super) fn said(marks: &[Mark]) -> String {
    let lines = marks.iter().filter_map(|mark| match mark {
        Mark::Text { line, .. } => Some(line.text.as_str()),
        _ => None,
    });
    lines.collect()
}

fn element(page: Option<(Ref, usize)>, kind: &'static str, entries: String, kids: Vec<Node>) -> Node {
    Node::Element(Element { kind: kind.into(), entries, page, kids })
}
