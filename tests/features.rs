//! Runs the feature files: the cases of the sharing and assignment model in plain words.
//!
//! `cargo test --test features` runs those in `tests/features`; with `-- --input PATH` (a file, a
//! folder or a glob) those of somebody else. An unknown step, a misspelt name and a path without
//! a scenario fail.

mod features_support;

use std::path::Path;
use std::process::ExitCode;

use cucumber::cli::Parser as _;
use cucumber::writer::Stats as _;
use cucumber::{Cucumber, cli};
use features_support::{World, false_claims, phrases};

/// Where the feature files of the project stand.
const FEATURES: &str = "tests/features";

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args().collect();
    if arguments.iter().any(|it| it == "--list") {
        return list(&arguments);
    }
    if let Err(stale) = phrases::check() {
        eprintln!("{stale}");
        return ExitCode::FAILURE;
    }
    let (arguments, input) = understood(arguments);
    let options = cli::Opts::<_, _, _, cli::Empty>::parse_from(arguments);
    let run = Cucumber::<World, _, _, _, _, _>::new()
        .steps(phrases::collection())
        .before(|feature, _, _, world| Box::pin(async { false_claims::prepare(feature, world) }))
        .after(|_, _, _, finished, world| Box::pin(async move { World::farewell(world, finished) }))
        .fail_on_skipped()
        .with_cli(options)
        .run(input);
    let told = futures::executor::block_on(run);
    if told.passed_steps() == 0 {
        // Cargo runs tests in the project's folder, wherever it was called.
        let here = std::env::current_dir().unwrap_or_default();
        eprintln!("No scenario was found. Paths are read from {}.", here.display());
        return ExitCode::FAILURE;
    }
    if told.execution_has_failed() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// Answers `cargo nextest`, which asks what there is to run.
fn list(arguments: &[String]) -> ExitCode {
    if !arguments.iter().any(|it| it == "--ignored") {
        println!("features: test");
    }
    ExitCode::SUCCESS
}

/// Returns the arguments for cucumber and the file or folder to run, which it takes apart from them.
/// Globs are left to it; what only other harnesses know is left out.
fn understood(arguments: Vec<String>) -> (Vec<String>, String) {
    let mut rest = arguments.into_iter().peekable();
    let (mut understood, mut input) = (Vec::new(), FEATURES.to_owned());
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--exact" => drop(rest.next()),
            "--nocapture" | "--show-output" => {}
            "--input" | "-i" if rest.peek().is_some_and(|it| Path::new(it).exists()) => {
                input = rest.next().unwrap_or_default();
            }
            _ => understood.push(argument),
        }
    }
    (understood, input)
}
