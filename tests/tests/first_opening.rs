//! The first notebooks that a process opens, all at the same moment. A test of its own program, as nothing may have opened
//! one before.

use std::sync::Barrier;
use std::thread;
use techo_core::{Key, Notebook};

#[test]
fn first_openings_of_a_process_by_many_threads_all_succeed() {
    const THREADS: usize = 16;
    let folder = tempfile::tempdir().expect("a folder");
    let start = Barrier::new(THREADS);
    let failed: Vec<String> = thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS)
            .map(|number| {
                let path = folder.path().join(number.to_string());
                let start = &start;
                scope.spawn(move || {
                    start.wait();
                    Notebook::create(&path, &Key::from_bytes(&[7; 32]).expect("32 bytes"))
                        .err()
                        .map(|e| format!("{e:?}"))
                })
            })
            .collect();
        threads.into_iter().filter_map(|thread| thread.join().expect("no panic")).collect()
    });
    assert!(failed.is_empty(), "{failed:?}");
}
