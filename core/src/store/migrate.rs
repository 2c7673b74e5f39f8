//! The schema and its versions. One step a file in `core/migrations/`, one transaction a step.
//!
//! The loop owns `user_version`: the number of the last step applied. A new notebook runs all steps.

use super::fault::of_database;
use crate::error::Error;
use rusqlite::{Connection, Transaction, TransactionBehavior};

/// All steps, oldest first. A released one is never changed.
const STEPS: &[&str] =
    &[include_str!("../../migrations/0001_notebook.sql"), include_str!("../../migrations/0002_shared.sql")];

/// The mark of a notebook in the database's header (`application_id`); the first step sets it.
const APPLICATION_ID: i64 = 0x5465_6368;

/// Brings a new or older notebook to the present schema.
///
/// [`Error::NewerStore`] for one from a newer version, [`Error::NotAStore`] for another program's database under the
/// same key; both are left as they are.
pub(super) fn run(connection: &Connection) -> Result<(), Error> {
    let number = |name| connection.query_row(&format!("PRAGMA {name}"), [], |row| row.get::<_, i64>(0));
    let version = number("user_version").map_err(of_database)?;
    let application = number("application_id").map_err(of_database)?;
    if version != 0 && application != APPLICATION_ID {
        return Err(Error::NotAStore);
    }
    let applied = usize::try_from(version).map_err(|_| Error::DamagedStore)?;
    let missing = STEPS.get(applied..).ok_or(Error::NewerStore)?;
    if missing.is_empty() {
        return Ok(());
    }
    // A step that makes a table anew would trip over references to the old one; they are checked before each commit.
    let switch = |on| connection.execute_batch(&format!("PRAGMA foreign_keys = {on}")).map_err(of_database);
    let was_on = number("foreign_keys").map_err(of_database)?;
    switch(0)?;
    let done = missing.iter().enumerate().try_for_each(|(step, sql)| apply(connection, sql, applied + step + 1));
    switch(was_on)?;
    done
}

/// One step and its number, together or not at all.
fn apply(connection: &Connection, sql: &str, version: usize) -> Result<(), Error> {
    let transaction = Transaction::new_unchecked(connection, TransactionBehavior::Immediate).map_err(of_database)?;
    transaction.execute_batch(sql).map_err(of_database)?;
    let mut broken = transaction.prepare("PRAGMA foreign_key_check").map_err(of_database)?;
    if broken.exists([]).map_err(of_database)? {
        return Err(Error::DamagedStore);
    }
    drop(broken);
    transaction.execute_batch(&format!("PRAGMA user_version = {version}")).map_err(of_database)?;
    transaction.commit().map_err(of_database)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn schema(connection: &Connection) -> String {
        let mut statement = connection
            .prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY rowid")
            .unwrap();
        let rows = statement.query_map([], |row| row.get::<_, String>(0)).unwrap();
        rows.map(|sql| sql.unwrap() + ";\n").collect()
    }

    #[test]
    fn run_on_new_notebook_makes_the_golden_schema() {
        let connection = Connection::open_in_memory().unwrap();
        run(&connection).unwrap();
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/schema.golden.sql");
        if std::env::var_os("TECHO_UPDATE_GOLDEN").is_some() {
            std::fs::write(path, schema(&connection)).unwrap();
            panic!("the golden schema was written: look at it, then run again");
        }
        assert_eq!(schema(&connection), std::fs::read_to_string(path).unwrap());
    }

    #[test]
    fn run_twice_changes_nothing() {
        let connection = Connection::open_in_memory().unwrap();
        run(&connection).unwrap();
        let before = schema(&connection);
        run(&connection).unwrap();
        assert_eq!(schema(&connection), before);
    }

    #[test]
    fn run_on_another_version_or_program_is_refused() {
        let table = [
            (3, APPLICATION_ID, Error::NewerStore),
            (i64::from(i32::MAX), APPLICATION_ID, Error::NewerStore),
            (-1, APPLICATION_ID, Error::DamagedStore),
            (1, 0, Error::NotAStore),
        ];
        for (version, application, error) in table {
            let connection = Connection::open_in_memory().unwrap();
            connection
                .execute_batch(&format!("PRAGMA application_id = {application}; PRAGMA user_version = {version}"))
                .unwrap();
            assert_eq!(run(&connection), Err(error), "{version} {application}");
            assert_eq!(schema(&connection), "");
        }
    }

    #[test]
    fn history_is_never_changed_and_goes_only_with_what_was_erased() {
        let connection = Connection::open_in_memory().unwrap();
        run(&connection).unwrap();
        let history = "INSERT INTO event (counter, what, member) VALUES (1, 'member_new', 'a'), (2, 'member_new', 'b')";
        connection.execute(history, []).unwrap();
        assert!(connection.execute("UPDATE event SET what = 'x'", []).is_err());
        assert!(connection.execute("DELETE FROM event", []).is_err());
        connection.execute("INSERT INTO tombstone VALUES ('a', 'member', '2026-11-21')", []).unwrap();
        assert!(connection.execute("DELETE FROM event", []).is_err(), "of another");
        assert_eq!(connection.execute("DELETE FROM event WHERE member = 'a'", []), Ok(1));
    }

    #[test]
    fn run_interrupted_leaves_the_old_version() {
        let connection = Connection::open_in_memory().unwrap();
        apply(&connection, STEPS[0], 1).unwrap();
        let before = schema(&connection);
        // A step that fails at its end, as a full disk or a lost process would make it.
        let half = format!("{}; INSERT INTO no_such_table VALUES (1);", STEPS[1]);
        assert!(apply(&connection, &half, 2).is_err());
        assert_eq!(schema(&connection), before);
        let version: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
        assert_eq!(version, 1);
        run(&connection).unwrap();
    }
}
