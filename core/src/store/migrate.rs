//! The schema and its versions. One step a file in `core/migrations/`, one transaction a step.
//!
//! The loop owns `user_version`: the number of the last step applied. A new notebook runs all steps.

use super::fault::of_database;
use crate::error::Error;
use rusqlite::{Connection, TransactionBehavior};

/// All steps, oldest first. A released one is never changed.
const STEPS: &[&str] = &[include_str!("../../migrations/0001_notebook.sql")];

/// The mark of a notebook in the database's header (`application_id`); the first step sets it.
const APPLICATION_ID: i64 = 0x5465_6368;

/// Brings a new or older notebook to the present schema.
///
/// [`Error::NewerStore`] for one from a newer version, [`Error::NotAStore`] for another program's database under the
/// same key; both are left as they are.
pub(super) fn run(connection: &mut Connection) -> Result<(), Error> {
    let number = |name| connection.query_row(&format!("PRAGMA {name}"), [], |row| row.get::<_, i64>(0));
    let version = number("user_version").map_err(of_database)?;
    let application = number("application_id").map_err(of_database)?;
    if version != 0 && application != APPLICATION_ID {
        return Err(Error::NotAStore);
    }
    let applied = usize::try_from(version).map_err(|_| Error::DamagedStore)?;
    let missing = STEPS.get(applied..).ok_or(Error::NewerStore)?;
    for (step, sql) in missing.iter().enumerate() {
        apply(connection, sql, applied + step + 1).map_err(of_database)?;
    }
    Ok(())
}

/// One step and its number, together or not at all.
fn apply(connection: &mut Connection, sql: &str, version: usize) -> rusqlite::Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    transaction.execute_batch(sql)?;
    transaction.execute_batch(&format!("PRAGMA user_version = {version}"))?;
    transaction.commit()
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
        let mut connection = Connection::open_in_memory().unwrap();
        run(&mut connection).unwrap();
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/schema.golden.sql");
        if std::env::var_os("TECHO_UPDATE_GOLDEN").is_some() {
            std::fs::write(path, schema(&connection)).unwrap();
            panic!("the golden schema was written: look at it, then run again");
        }
        assert_eq!(schema(&connection), std::fs::read_to_string(path).unwrap());
    }

    #[test]
    fn run_twice_changes_nothing() {
        let mut connection = Connection::open_in_memory().unwrap();
        run(&mut connection).unwrap();
        let before = schema(&connection);
        run(&mut connection).unwrap();
        assert_eq!(schema(&connection), before);
    }

    #[test]
    fn run_on_another_version_or_program_is_refused() {
        let table = [
            (2, APPLICATION_ID, Error::NewerStore),
            (i64::from(i32::MAX), APPLICATION_ID, Error::NewerStore),
            (-1, APPLICATION_ID, Error::DamagedStore),
            (1, 0, Error::NotAStore),
        ];
        for (version, application, error) in table {
            let mut connection = Connection::open_in_memory().unwrap();
            connection
                .execute_batch(&format!("PRAGMA application_id = {application}; PRAGMA user_version = {version}"))
                .unwrap();
            assert_eq!(run(&mut connection), Err(error), "{version} {application}");
            assert_eq!(schema(&connection), "");
        }
    }

    #[test]
    fn history_is_never_changed_or_deleted() {
        let mut connection = Connection::open_in_memory().unwrap();
        run(&mut connection).unwrap();
        connection.execute("INSERT INTO event (what) VALUES ('member_new')", []).unwrap();
        assert!(connection.execute("UPDATE event SET what = 'x'", []).is_err());
        assert!(connection.execute("DELETE FROM event", []).is_err());
    }
}
