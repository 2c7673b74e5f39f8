//! After a notebook is closed neither its key nor a passphrase is in any page of the process's memory.
//!
//! What is searched for is only held masked, so that the search does not find itself. A sentinel that is left in memory
//! on purpose has to be found.

use crate::{fixture_bytes, store, today};
use std::fs::File;
use std::ops::Range;
use std::os::unix::fs::FileExt;
use std::path::Path;
use techo_core::{Key, MemberChange, Notebook, Passphrase, Whose};

const MASK: u8 = 0x5A;
/// What can't be read is passed over in steps of this many bytes.
const PAGE: u64 = 4096;

fn masked(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().map(|byte| byte ^ MASK).collect()
}

/// A folder with `key.hex` and `passphrase.txt`. Both are read there into buffers that are wiped.
pub(crate) fn run(folder: &Path) {
    let (raw, hex) = work(folder);
    let passphrase = work_with_passphrase(folder);
    let sentinel: Vec<u8> = (0..32_u8).map(|n| n.wrapping_mul(37) ^ 0xC3).collect();
    let wanted = masked(&sentinel);
    assert!(found(&wanted) > 0, "the search does not find what is there");
    drop(std::hint::black_box(sentinel));
    assert_eq!(found(&raw), 0, "the key is still in memory");
    assert_eq!(found(&hex), 0, "the key's digits are still in memory");
    assert_eq!(found(&passphrase), 0, "the passphrase is still in memory");
    println!("ok secrets: neither the key nor its digits nor the passphrase, the sentinel was found");
}

/// The work with the key; what comes back is masked.
fn work(folder: &Path) -> (Vec<u8>, Vec<u8>) {
    let mut text = vec![0; 64];
    let file = File::open(folder.join("key.hex")).unwrap();
    file.read_exact_at(&mut text, 0).unwrap();
    let key = Key::from_hex(std::str::from_utf8(&text).unwrap()).unwrap();
    let hex = masked(&text);
    text.fill(0);
    std::hint::black_box(&text);
    let mut bytes = key.to_vec();
    let raw = masked(&bytes);
    bytes.fill(0);
    std::hint::black_box(&bytes);
    let notebook = Notebook::create(&store(folder), &key).unwrap();
    let added =
        notebook.add_on(&fixture_bytes("dev/d028_elig_reportlab-cid-stack.pdf"), &Whose::Unknown, today()).unwrap();
    notebook.set_member(added[0].member.as_ref().unwrap(), &MemberChange::default(), today()).unwrap();
    notebook.close().unwrap();
    let again = Notebook::open(&store(folder), &key).unwrap();
    assert!(found(&raw) > 0, "while it is open the key is there, or the search is no search");
    again.close().unwrap();
    (raw, hex)
}

/// Everything that takes the passphrase: setting it, a backup, its check, a merge, and the key by it.
fn work_with_passphrase(folder: &Path) -> Vec<u8> {
    let file = File::open(folder.join("passphrase.txt")).unwrap();
    let mut text = vec![0; usize::try_from(file.metadata().unwrap().len()).unwrap()];
    file.read_exact_at(&mut text, 0).unwrap();
    let masked = masked(&text);
    let passphrase = Passphrase::new(std::str::from_utf8(&text).unwrap());
    text.fill(0);
    std::hint::black_box(&text);
    let path = folder.join("second.techo");
    let notebook = Notebook::create(&path, &Key::generate().unwrap()).unwrap();
    notebook.set_recovery_passphrase(&passphrase).unwrap();
    let backup = folder.join("second.backup");
    notebook.backup_on(&backup, &passphrase, today(), &mut |_, _| true).unwrap();
    Notebook::verify_backup(&backup, &passphrase, &mut |_, _| true).unwrap();
    notebook.merge(&backup, &passphrase, &mut |_, _| true).unwrap();
    notebook.close().unwrap();
    Notebook::open_with_recovery(&path, &passphrase).unwrap().close().unwrap();
    assert!(found(&masked) > 0, "while it is held the passphrase is there, or the search is no search");
    masked
}

/// How often something (held masked) stands in the process's writable memory.
fn found(masked: &[u8]) -> usize {
    let memory = File::open("/proc/self/mem").unwrap();
    let maps = std::fs::read_to_string("/proc/self/maps").unwrap();
    let mut buffer = vec![0; 1 << 20];
    let own = buffer.as_ptr() as u64;
    let own = own..own + buffer.len() as u64;
    let mut found = 0;
    for line in maps.lines().filter(|line| line.split(' ').nth(1).is_some_and(|rights| rights.starts_with("rw"))) {
        let (from, to) = line.split(' ').next().unwrap().split_once('-').unwrap();
        let (from, to) = (u64::from_str_radix(from, 16).unwrap(), u64::from_str_radix(to, 16).unwrap());
        // Not the search's own buffer, which may lie in the heap among all that is searched: only itself is left out.
        for part in [from..to.min(own.start), from.max(own.end)..to] {
            found += found_in(&memory, part, &mut buffer, masked);
        }
    }
    buffer.fill(0);
    std::hint::black_box(&buffer);
    found
}

fn found_in(memory: &File, part: Range<u64>, buffer: &mut [u8], masked: &[u8]) -> usize {
    let (mut at, mut found) = (part.start, 0);
    let first = masked[0] ^ MASK;
    while at < part.end {
        let length = usize::try_from((part.end - at).min(buffer.len() as u64)).unwrap();
        let read = memory.read_at(&mut buffer[..length], at).unwrap_or(0);
        if read == 0 {
            at = (at / PAGE + 1) * PAGE;
            continue;
        }
        let read = &buffer[..read];
        let is_there = |start: usize| {
            let there = read.get(start..start + masked.len());
            there.is_some_and(|there| there.iter().zip(masked).all(|(a, b)| *a ^ MASK == *b))
        };
        found += (0..read.len()).filter(|start| read[*start] == first && is_there(*start)).count();
        // Chunks overlap by what may lie across their border.
        at += if read.len() > masked.len() { read.len() - masked.len() + 1 } else { read.len() } as u64;
    }
    found
}
