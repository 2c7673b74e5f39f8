//! A notebook's tables as a [`State`], and a state's differences back into the tables.

use super::fault::of_database;
use super::hex::bytes_of;
use super::state::{
    DocumentRow, EventRow, FactRow, HandoutRow, MemberRow, OriginalRow, Row, Rows, SheetRow, State, TombstoneRow,
};
use crate::error::Error;
use chrono::NaiveDate;
use rusqlite::{Connection, Params, params};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// Loads the whole notebook but for the originals' bytes.
pub(super) fn load(connection: &Connection) -> Result<State, Error> {
    let counter =
        connection.query_row("SELECT counter FROM change_count", [], |row| row.get(0)).map_err(of_database)?;
    let mut handouts: Rows<HandoutRow> = keyed(load_handouts(connection)?);
    for (handout, sheet) in load_sheets(connection)? {
        handouts.get_mut(&handout).ok_or(Error::DamagedStore)?.sheets.push(sheet);
    }
    Ok(State {
        counter,
        members: keyed::<MemberRow>(load_table(connection, "SELECT id, counter, created_on FROM member")?),
        originals: keyed::<OriginalRow>(load_table(
            connection,
            "SELECT lower(hex(sha256)) AS sha256, media_type FROM original",
        )?),
        documents: keyed(load_documents(connection)?),
        facts: keyed::<FactRow>(load_table(connection, "SELECT * FROM fact")?),
        handouts,
        events: keyed::<EventRow>(load_table(
            connection,
            "SELECT counter, happened_on, what, member, document, handout, field, before, after FROM event",
        )?),
        tombstones: keyed::<TombstoneRow>(load_table(connection, "SELECT * FROM tombstone")?),
    })
}

fn keyed<R: Row>(rows: Vec<R>) -> Rows<R> {
    rows.into_iter().map(|row| (row.key(), row)).collect()
}

/// Rows of flat columns: what a row is in JSON it is in the table.
fn load_table<R: DeserializeOwned>(connection: &Connection, sql: &str) -> Result<Vec<R>, Error> {
    let mut statement = connection.prepare(sql).map_err(of_database)?;
    let names: Vec<String> = statement.column_names().map(str::to_owned).collect();
    let mut rows = statement.query([]).map_err(of_database)?;
    let mut all = Vec::new();
    while let Some(row) = rows.next().map_err(of_database)? {
        let mut object = Map::new();
        for (place, name) in names.iter().enumerate() {
            let value = match row.get::<_, rusqlite::types::Value>(place).map_err(of_database)? {
                rusqlite::types::Value::Integer(number) => Value::from(number),
                rusqlite::types::Value::Text(text) => Value::from(text),
                _ => Value::Null,
            };
            object.insert(name.clone(), value);
        }
        all.push(serde_json::from_value(Value::Object(object)).map_err(|_| Error::DamagedStore)?);
    }
    Ok(all)
}

fn load_documents(connection: &Connection) -> Result<Vec<DocumentRow>, Error> {
    let sql =
        "SELECT id, counter, added_on, lower(hex(original)), person, member, kind, page_count, pages, pages_alone,
                      coverage, raw, warnings, lines FROM document";
    let mut statement = connection.prepare(sql).map_err(of_database)?;
    let mut rows = statement.query([]).map_err(of_database)?;
    let mut all = Vec::new();
    while let Some(row) = rows.next().map_err(of_database)? {
        let text = |place| row.get::<_, String>(place).map_err(of_database);
        let number = |place| row.get::<_, i64>(place).map_err(of_database);
        all.push(DocumentRow {
            id: text(0)?,
            counter: number(1)?,
            added_on: day(&text(2)?)?,
            original: text(3)?,
            person: number(4)?,
            member: text(5)?,
            kind: text(6)?,
            page_count: number(7)?,
            pages: text(8)?,
            pages_alone: text(9)?,
            coverage: text(10)?,
            raw: text(11)?,
            warnings: text(12)?,
            lines: row.get(13).map_err(of_database)?,
        });
    }
    Ok(all)
}

fn load_handouts(connection: &Connection) -> Result<Vec<HandoutRow>, Error> {
    let sql = "SELECT id, counter, printed_on, event, from_on, until_on, destroy_by FROM handout";
    let mut statement = connection.prepare(sql).map_err(of_database)?;
    let mut rows = statement.query([]).map_err(of_database)?;
    let mut all = Vec::new();
    while let Some(row) = rows.next().map_err(of_database)? {
        let text = |place| row.get::<_, Option<String>>(place).map_err(of_database);
        let date = |place| text(place)?.as_deref().map(day).transpose();
        all.push(HandoutRow {
            id: text(0)?.ok_or(Error::DamagedStore)?,
            counter: row.get(1).map_err(of_database)?,
            printed_on: date(2)?.ok_or(Error::DamagedStore)?,
            event: text(3)?,
            from_on: date(4)?,
            until_on: date(5)?,
            destroy_by: date(6)?,
            sheets: Vec::new(),
        });
    }
    Ok(all)
}

fn load_sheets(connection: &Connection) -> Result<Vec<(String, SheetRow)>, Error> {
    let sql = "SELECT handout, place, member, document FROM handout_sheet ORDER BY handout, place";
    let mut statement = connection.prepare(sql).map_err(of_database)?;
    statement
        .query_map([], |row| {
            Ok((row.get(0)?, SheetRow { place: row.get(1)?, member: row.get(2)?, document: row.get(3)? }))
        })
        .and_then(Iterator::collect)
        .map_err(of_database)
}

fn day(text: &str) -> Result<NaiveDate, Error> {
    text.parse().map_err(|_| Error::DamagedStore)
}

/// Brings the tables from one state to another, in the caller's transaction. Files that the new state has and the old one
/// has not are put in by the caller ([`save_original`]) before the transaction ends.
pub(super) fn save(connection: &Connection, before: &State, after: &State) -> Result<(), Error> {
    connection.execute_batch("PRAGMA defer_foreign_keys = ON").map_err(of_database)?;
    let run = Run(connection);
    run.run("UPDATE change_count SET counter = ?1", params![after.counter])?;
    // Tombstones first: only they open the history for what goes with them.
    for row in changed(&before.tombstones, &after.tombstones) {
        let sql = "INSERT OR REPLACE INTO tombstone (record, kind, erased_on) VALUES (?1, ?2, ?3)";
        run.run(sql, params![row.record, row.kind, row.erased_on.to_string()])?;
    }
    save_events(&run, before, after)?;
    save_facts(&run, before, after)?;
    save_handouts(&run, before, after)?;
    for id in gone(&before.members, &after.members) {
        run.run("DELETE FROM member WHERE id = ?1", params![id])?;
    }
    for row in changed(&before.members, &after.members) {
        let sql = "INSERT OR REPLACE INTO member (id, counter, created_on) VALUES (?1, ?2, ?3)";
        run.run(sql, params![row.id, row.counter, row.created_on.to_string()])?;
    }
    save_documents(&run, before, after)?;
    save_originals(&run, before, after)
}

/// Rows that are new or other than before.
fn changed<'a, R: Row>(before: &'a Rows<R>, after: &'a Rows<R>) -> impl Iterator<Item = &'a R> {
    after.iter().filter(|(key, row)| before.get(key) != Some(row)).map(|(_, row)| row)
}

/// Keys that are no longer there.
fn gone<'a, R: Row>(before: &'a Rows<R>, after: &'a Rows<R>) -> impl Iterator<Item = &'a R::Key> {
    before.keys().filter(|key| !after.contains_key(key))
}

/// One statement after another, each prepared once.
struct Run<'a>(&'a Connection);

impl Run<'_> {
    fn run(&self, sql: &str, values: impl Params) -> Result<(), Error> {
        self.0.prepare_cached(sql).and_then(|mut statement| statement.execute(values)).map(|_| ()).map_err(of_database)
    }
}

fn text(day: Option<NaiveDate>) -> Option<String> {
    day.map(|day| day.to_string())
}

fn save_events(run: &Run<'_>, before: &State, after: &State) -> Result<(), Error> {
    for row in gone(&before.events, &after.events) {
        let sql = "DELETE FROM event WHERE counter = ?1 AND what = ?2 AND member IS ?3 AND document IS ?4
                   AND handout IS ?5 AND field IS ?6";
        run.run(sql, params![row.counter, row.what, row.member, row.document, row.handout, row.field])?;
    }
    for row in changed(&before.events, &after.events) {
        let sql = "INSERT INTO event (counter, happened_on, what, member, document, handout, field, before, after)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
        let day = text(row.happened_on);
        let values = params![
            row.counter,
            day,
            row.what,
            row.member,
            row.document,
            row.handout,
            row.field,
            row.before,
            row.after
        ];
        run.run(sql, values)?;
    }
    Ok(())
}

fn save_facts(run: &Run<'_>, before: &State, after: &State) -> Result<(), Error> {
    for (about, record, field) in gone(&before.facts, &after.facts) {
        let sql = "DELETE FROM fact WHERE about = ?1 AND record = ?2 AND field = ?3";
        run.run(sql, params![about.key(), record, field])?;
    }
    for row in changed(&before.facts, &after.facts) {
        let sql = "INSERT OR REPLACE INTO fact (about, record, field, value, counter, changed_on)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        let day = text(row.changed_on);
        run.run(sql, params![row.about.key(), row.record, row.field, row.value, row.counter, day])?;
    }
    Ok(())
}

fn save_handouts(run: &Run<'_>, before: &State, after: &State) -> Result<(), Error> {
    for id in gone(&before.handouts, &after.handouts) {
        run.run("DELETE FROM handout_sheet WHERE handout = ?1", params![id])?;
        run.run("DELETE FROM handout WHERE id = ?1", params![id])?;
    }
    for row in changed(&before.handouts, &after.handouts) {
        run.run("DELETE FROM handout_sheet WHERE handout = ?1", params![row.id])?;
        let sql = "INSERT OR REPLACE INTO handout (id, counter, printed_on, event, from_on, until_on, destroy_by)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
        let (from, until, destroy_by) = (text(row.from_on), text(row.until_on), text(row.destroy_by));
        let printed_on = row.printed_on.to_string();
        run.run(sql, params![row.id, row.counter, printed_on, row.event, from, until, destroy_by])?;
        for sheet in &row.sheets {
            let sql = "INSERT INTO handout_sheet (handout, place, member, document) VALUES (?1, ?2, ?3, ?4)";
            run.run(sql, params![row.id, sheet.place, sheet.member, sheet.document])?;
        }
    }
    Ok(())
}

fn save_documents(run: &Run<'_>, before: &State, after: &State) -> Result<(), Error> {
    for id in gone(&before.documents, &after.documents) {
        run.run("DELETE FROM document WHERE id = ?1", params![id])?;
    }
    for row in changed(&before.documents, &after.documents) {
        let sql = "INSERT OR REPLACE INTO document (id, counter, original, person, member, kind, added_on, page_count,
                                                    pages, pages_alone, coverage, raw, warnings, lines)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)";
        let original = bytes_of::<32>(&row.original).ok_or(Error::DamagedBackup)?;
        let values = params![
            row.id,
            row.counter,
            original,
            row.person,
            row.member,
            row.kind,
            row.added_on.to_string(),
            row.page_count,
            row.pages,
            row.pages_alone,
            row.coverage,
            row.raw,
            row.warnings,
            row.lines
        ];
        run.run(sql, values)?;
    }
    Ok(())
}

/// Files that are gone. New ones are the caller's.
fn save_originals(run: &Run<'_>, before: &State, after: &State) -> Result<(), Error> {
    for digest in gone(&before.originals, &after.originals) {
        let digest = bytes_of::<32>(digest).ok_or(Error::DamagedStore)?;
        run.run("DELETE FROM original WHERE sha256 = ?1", params![digest])?;
    }
    Ok(())
}

/// Puts a file in.
pub(super) fn save_original(connection: &Connection, row: &OriginalRow, bytes: &[u8]) -> Result<(), Error> {
    let sql = "INSERT INTO original (sha256, media_type, bytes) VALUES (?1, ?2, ?3)";
    let digest = bytes_of::<32>(&row.sha256).ok_or(Error::DamagedBackup)?;
    Run(connection).run(sql, params![digest, row.media_type, bytes])
}

/// The files of the state that the notebook doesn't hold.
pub(super) fn missing_originals(connection: &Connection, state: &State) -> Result<Rows<OriginalRow>, Error> {
    let sql = "SELECT lower(hex(sha256)) FROM original";
    let held: BTreeSet<String> = connection
        .prepare(sql)
        .and_then(|mut all| all.query_map([], |row| row.get(0))?.collect())
        .map_err(of_database)?;
    let missing = state.originals.iter().filter(|(digest, _)| !held.contains(*digest));
    Ok(missing.map(|(digest, row)| (digest.clone(), row.clone())).collect())
}
