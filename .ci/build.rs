//! What the page's module needs so that `.ci/finish.mjs` can split it: to say where its functions
//! and data name each other.

fn main() {
    println!("cargo::rerun-if-changed=.ci/build.rs");
    if std::env::var_os("CARGO_FEATURE_SPLIT").is_some() {
        println!("cargo::rustc-link-arg-bin=team-inbox=--emit-relocs");
    }
}
