//! What the page's module needs so that `.ci/finish.mjs` can split it: to say where its functions
//! and data name each other. And a number of the build, by which page and worker know each other.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

fn main() {
    println!("cargo::rerun-if-changed=.ci/build.rs");
    println!("cargo::rerun-if-changed=src");
    println!("cargo::rerun-if-changed=Cargo.lock");
    let mut hasher = DefaultHasher::new();
    note(Path::new("src"), &mut hasher);
    note(Path::new("Cargo.lock"), &mut hasher);
    println!("cargo::rustc-env=BUILD={}", hasher.finish());
    if std::env::var_os("CARGO_FEATURE_SPLIT").is_some() {
        println!("cargo::rustc-link-arg-bin=team-inbox=--emit-relocs");
    }
}

/// Takes all files of a folder into the hash, in order.
fn note(path: &Path, hasher: &mut DefaultHasher) {
    let Ok(found) = std::fs::read_dir(path) else {
        return std::fs::read(path).unwrap_or_default().hash(hasher);
    };
    let mut found: Vec<_> = found.filter_map(|it| Some(it.ok()?.path())).collect();
    found.sort();
    for it in found {
        it.hash(hasher);
        note(&it, hasher);
    }
}
