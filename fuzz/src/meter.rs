//! Memory and time of one input.
//!
//! The fuzzer's own limits hold for the whole process, with its corpus and its maps, and by the wall clock. What is
//! promised is less, and of the reader alone: so it is measured here, in allocated bytes and in processor time.

use std::alloc::{GlobalAlloc, Layout, System};
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, Location, catch_unwind};
use std::sync::Mutex;
use std::sync::Once;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The memory that one reading or one picture may take, in bytes.
const MOST_MEMORY: usize = 256 << 20;
/// The processor time that it may take, in nanoseconds. Instrumented code is about half as fast as what ships.
const MOST_TIME: u64 = 2_000_000_000;

static LIVE: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

struct Counting;

#[global_allocator]
static COUNTING: Counting = Counting;

fn more(size: usize) {
    let live = LIVE.fetch_add(size, Ordering::Relaxed) + size;
    PEAK.fetch_max(live, Ordering::Relaxed);
}

fn less(size: usize) {
    LIVE.fetch_sub(size, Ordering::Relaxed);
}

// SAFETY: every call is handed on to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        more(layout.size());
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        more(layout.size());
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        less(layout.size());
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // Both may be there at once.
        more(size);
        less(layout.size());
        unsafe { System.realloc(pointer, layout, size) }
    }
}

/// Processor time of this thread, in nanoseconds.
fn processor_time() -> u64 {
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: the structure outlives the call.
    unsafe { libc::clock_gettime(libc::CLOCK_THREAD_CPUTIME_ID, &raw mut time) };
    time.tv_sec as u64 * 1_000_000_000 + time.tv_nsec as u64
}

/// Runs one piece of work on an input under the limits; a panic that leaves it, and one in this project's own code that
/// something else caught, ends the process.
///
/// Panics of a library that the core turns into an error are no findings; each place is named once.
pub fn limited<T>(what: &str, work: impl FnOnce() -> T) -> T {
    watch_panics();
    let before = LIVE.load(Ordering::Relaxed);
    PEAK.store(before, Ordering::Relaxed);
    let started = processor_time();
    let answer = catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        eprintln!("{what}: a panic got out");
        std::process::abort()
    });
    let memory = PEAK.load(Ordering::Relaxed).saturating_sub(before);
    let time = processor_time() - started;
    assert!(memory <= MOST_MEMORY, "{what}: took {} MB", memory >> 20);
    assert!(time <= MOST_TIME, "{what}: took {} ms", time / 1_000_000);
    answer
}

fn watch_panics() {
    static SET: Once = Once::new();
    SET.call_once(|| {
        let abort = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if panic.location().is_none_or(is_ours) {
                abort(panic);
            }
        }));
    });
}

/// Whether a panic arose in this project's code. Others are named once and left to whoever catches them.
fn is_ours(place: &Location<'_>) -> bool {
    static NAMED: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());
    let file = place.file();
    if file.starts_with("/rustc/") || !file.contains(".cargo/registry") {
        // A failed index or arithmetic has its caller's place; what is left of the standard library's may be ours.
        return !file.contains(".cargo/registry");
    }
    if let Ok(mut named) = NAMED.lock()
        && named.insert(place.to_string())
    {
        let file =
            file.rsplit_once("/src/").map_or(file, |(crate_dir, _)| crate_dir.rsplit('/').next().unwrap_or(file));
        eprintln!("caught in a library: {file} at line {}", place.line());
    }
    false
}
