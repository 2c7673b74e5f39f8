//! The tags of a PDF: what each block is to somebody who hears a sheet, in the order of reading.
//!
//! Blocks come one after another; those that make a list or a table together are put under one here. Not here: what is
//! drawn (`write`) and what is a list (`plan`, [`Role`]).

use super::plan::{Mark, Role, Rows};
use krilla::tagging::{Identifier, ListNumbering, Node, TableHeaderScope, Tag, TagGroup, TagTree};
use std::num::NonZeroU16;

/// Tags as blocks are added to them.
pub(super) struct Tags {
    tree: TagTree,
    open: Option<Open>,
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
    /// Tags of a document in Japanese.
    pub(super) fn new() -> Tags {
        Tags { tree: TagTree::new().with_lang(Some("ja".to_owned())), open: None }
    }

    /// Adds a block that is to be read, by the ids of what was drawn.
    pub(super) fn add(&mut self, role: &Role, marks: &[Mark], ids: Vec<Identifier>) {
        let mut nodes: Vec<Node> = ids.into_iter().map(Node::from).collect();
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
                if let Some(last) = items.last_mut() {
                    last.body.push(foreign(tag, nodes).into());
                }
                return;
            }
            _ => self.close(),
        }
        let group = match role {
            Role::Heading(level) => {
                let level = NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN);
                group(Tag::Hn(level, Some(said(marks))), nodes)
            }
            Role::Foreign(tag) => foreign(tag, nodes),
            Role::Figure(alt) => group(Tag::Figure(Some(alt.clone())), nodes),
            Role::Number => {
                self.open = Some(Open::List(vec![Item { label: nodes, ..Item::default() }]));
                return;
            }
            Role::Label(rows) => {
                self.open = Some(Open::Table(*rows, vec![Item { label: nodes, ..Item::default() }]));
                return;
            }
            Role::Paragraph | Role::Item | Role::Value | Role::Ornament => group(Tag::P, nodes),
        };
        self.tree.push(group);
    }

    /// Ends what is open: nothing goes on over the end of a page.
    pub(super) fn close(&mut self) {
        let whole = match self.open.take() {
            Some(Open::List(items)) => {
                let items = items.into_iter().map(|item| {
                    let label = group(Tag::Lbl, item.label);
                    group(Tag::LI, [label.into(), group(Tag::LBody, item.body).into()])
                });
                group(Tag::L(ListNumbering::Decimal), items.map(Node::from))
            }
            Some(Open::Table(_, rows)) => {
                // A row without a value has an empty cell: every row of a table has as many.
                let rows = rows.into_iter().map(|row| {
                    let label = group(Tag::TH(TableHeaderScope::Row), row.label);
                    group(Tag::TR, [label.into(), group(Tag::TD, row.body).into()])
                });
                group(Tag::Table, rows.map(Node::from))
            }
            None => return,
        };
        self.tree.push(whole);
    }

    /// All of them.
    pub(super) fn finish(mut self) -> TagTree {
        self.close();
        self.tree
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

fn foreign(tag: &str, nodes: Vec<Node>) -> TagGroup {
    group(Tag::P.with_lang(Some(tag.to_owned())), nodes)
}

fn group(tag: impl Into<krilla::tagging::TagKind>, nodes: impl IntoIterator<Item = Node>) -> TagGroup {
    let mut group = TagGroup::new(tag);
    nodes.into_iter().for_each(|node| group.push(node));
    group
}
