//! 資格手帳 for Kotlin and Swift.

uniffi::setup_scaffolding!();
