//! Layers (optional content, PDF 32000-1 §8.11): which of a file's are off when it is opened, and how our file says so.
//!
//! Off is what the file's own configuration (`/D`) leaves off, which is how every viewer opens it. Which layer some
//! content is of stands with the content and comes along as it stands (`copied`, `anew`); conditions (§8.11.2.2) are only
//! worked out for what does not come along as it stands: see [`Layers::hides`].

use super::super::pdf_file::Ref;
use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::object::dict::keys;
use hayro::hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, ObjectIdentifier};
use std::collections::{BTreeMap, BTreeSet};

/// How deep the conditions of a membership may lie in one another.
const DEEPEST: u32 = 32;

/// The layers of a file, by what names them: all, and those that are off.
#[derive(Debug)]
pub(in crate::paper) struct Layers<Id> {
    all: BTreeSet<Id>,
    off: BTreeSet<Id>,
}

impl Layers<ObjectIdentifier> {
    /// Those of a foreign file; `None` where it says nothing of layers, and all are seen.
    pub(in crate::paper) fn of(pdf: &Pdf) -> Option<Self> {
        let catalogue = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id())?;
        let properties = catalogue.get::<Dict<'_>>(keys::OCPROPERTIES)?;
        let mut all = named(&properties, keys::OCGS);
        let mut off = BTreeSet::new();
        if let Some(configuration) = properties.get::<Dict<'_>>(keys::D) {
            if configuration.get::<Name<'_>>(keys::BASE_STATE).as_deref() == Some(b"OFF") {
                let on = named(&configuration, keys::ON);
                off.extend(all.difference(&on));
            }
            // Where one is both on and off, viewers take it to be off.
            off.extend(named(&configuration, keys::OFF));
        }
        // Each has to be listed; of one that is not, viewers differ.
        all.extend(&off);
        Some(Layers { all, off })
    }

    pub(super) fn is_off(&self, id: ObjectIdentifier) -> bool {
        self.off.contains(&id)
    }

    /// Those that were copied, by their new numbers.
    pub(super) fn copied(&self, numbers: &BTreeMap<ObjectIdentifier, Ref>) -> Layers<Ref> {
        let copied = |ids: &BTreeSet<_>| ids.iter().filter_map(|id| numbers.get(id).copied()).collect();
        Layers { all: copied(&self.all), off: copied(&self.off) }
    }

    /// The entry of a catalogue of the same file.
    pub(in crate::paper) fn entry(&self) -> String {
        entry(&self.all, &self.off, |id| format!("{} {} R", id.obj_number, id.gen_number))
    }

    /// Whether something is not seen because of the layer that its `/OC` names.
    pub(in crate::paper) fn hides(&self, something: &Dict<'_>) -> bool {
        let Some(layer) = something.get::<Dict<'_>>(keys::OC) else { return false };
        if layer.get::<Name<'_>>(keys::TYPE).as_deref() == Some(keys::OCMD) {
            return !self.shows_membership(&layer);
        }
        something.get_ref(keys::OC).is_some_and(|id| self.is_off(id.into()))
    }

    /// Whether what is of several layers is seen: by its condition (`/VE`) or else its policy (`/P`).
    fn shows_membership(&self, membership: &Dict<'_>) -> bool {
        if let Some(condition) = membership.get::<Array<'_>>(keys::VE) {
            return self.meets(&condition, 0);
        }
        let single = membership.get_ref(keys::OCGS).filter(|_| membership.get::<Array<'_>>(keys::OCGS).is_none());
        let groups = single.map_or_else(|| named(membership, keys::OCGS), |id| BTreeSet::from([id.into()]));
        let mut are_off = groups.iter().map(|id| self.is_off(*id));
        match membership.get::<Name<'_>>(keys::P).as_deref() {
            _ if groups.is_empty() => true,
            Some(b"AllOn") => !are_off.any(|is_off| is_off),
            Some(b"AnyOff") => are_off.any(|is_off| is_off),
            Some(b"AllOff") => are_off.all(|is_off| is_off),
            _ => !are_off.all(|is_off| is_off),
        }
    }

    fn meets(&self, condition: &Array<'_>, depth: u32) -> bool {
        let mut items = condition.raw_iter();
        let Some(MaybeRef::NotRef(Object::Name(operator))) = items.next() else { return true };
        let is_met = |item: MaybeRef<Object<'_>>| match item {
            MaybeRef::Ref(id) => !self.is_off(id.into()),
            MaybeRef::NotRef(Object::Array(inner)) => depth >= DEEPEST || self.meets(&inner, depth + 1),
            MaybeRef::NotRef(_) => true,
        };
        match &*operator {
            b"And" => items.all(is_met),
            b"Or" => items.any(is_met),
            b"Not" => items.next().is_none_or(|item| !is_met(item)),
            _ => true,
        }
    }
}

impl Layers<Ref> {
    /// These and those of another file.
    pub(in crate::paper) fn and(mut self, other: Self) -> Self {
        self.all.extend(other.all);
        self.off.extend(other.off);
        self
    }

    /// The entry of our catalogue.
    pub(in crate::paper) fn entry(&self) -> String {
        entry(&self.all, &self.off, Ref::to_string)
    }
}

/// The entry of a catalogue. Nothing is said of printing (`/AS`): what is off stays off on paper.
fn entry<Id>(all: &BTreeSet<Id>, off: &BTreeSet<Id>, name: impl Fn(&Id) -> String) -> String {
    let names = |ids: &BTreeSet<Id>| ids.iter().map(&name).collect::<Vec<_>>().join(" ");
    format!("/OCProperties<</OCGs[{}]/D<</BaseState/ON/OFF[{}]>>>>", names(all), names(off))
}

/// The objects that an array names.
fn named(dictionary: &Dict<'_>, key: &[u8]) -> BTreeSet<ObjectIdentifier> {
    let items = dictionary.get::<Array<'_>>(key);
    let items = items.iter().flat_map(Array::raw_iter);
    items.filter_map(|item| Some(item.as_obj_ref()?.into())).collect()
}
