//! What the page's module needs so that `.ci/finish.mjs` can split it: to say where its functions
//! and data name each other. A number of the build, by which page and worker know each other. And, of
//! release builds, the commit: entries of the journal name the build that decided.

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
    println!("cargo::rustc-env=COMMIT={}", commit().unwrap_or_else(|| "0".to_owned()));
    if std::env::var_os("CARGO_FEATURE_SPLIT").is_some() {
        println!("cargo::rustc-link-arg-bin=team-inbox=--emit-relocs");
    }
}

/// Returns the first digits of the commit; none in a build for development, which is not to be done
/// again after each commit.
fn commit() -> Option<String> {
    if std::env::var("PROFILE").ok()? != "release" {
        return None;
    }
    let git = |arguments: &[&str]| {
        let output = std::process::Command::new("git").args(arguments).output().ok()?;
        let text = String::from_utf8(output.stdout).ok().filter(|_| output.status.success())?;
        Some(text.trim().to_owned())
    };
    println!("cargo::rerun-if-changed={}", git(&["rev-parse", "--git-path", "logs/HEAD"])?);
    git(&["rev-parse", "--short=8", "HEAD"])
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
