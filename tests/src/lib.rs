//! Tests of 資格手帳 from outside its core; see README.md beside this crate.
