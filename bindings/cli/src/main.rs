//! techo: 資格手帳 on a desktop.

fn main() {}
