//! What every channel needs beside the code: an account and a talk in the demo, and a row in each table
//! of the feature file that plays the same on all of them.

use std::collections::BTreeSet;

use team_inbox::claims::channel_word;
use team_inbox::model::Channel;

const DEMO: &str = "public/demo.txt";
const TABLES: &str = "tests/features/abc-channels.feature";

fn read(path: &str) -> String {
    std::fs::read_to_string(path).expect("it stands in the checkout")
}

#[test]
fn every_channel_has_an_account_and_a_talk_in_the_demo() {
    let demo = read(DEMO);
    let fields = |line: &str| line.split('|').map(|it| it.trim().to_owned()).collect::<Vec<_>>();
    let accounts = demo.lines().filter_map(|it| it.strip_prefix("account ")).map(fields);
    let accounts: Vec<_> = accounts.filter(|it| it.len() > 2).collect();
    let talks: BTreeSet<_> =
        demo.lines().filter_map(|it| it.strip_prefix("= ")?.split_once(" | ")).map(|it| it.0).collect();
    for channel in Channel::ALL {
        let slug = channel.slug();
        let mut own = accounts.iter().filter(|it| it[2] == slug).map(|it| it[0].as_str()).peekable();
        assert!(own.peek().is_some(), "{DEMO} has no account by {slug}");
        assert!(own.any(|it| talks.contains(it)), "{DEMO} has no message to an account by {slug}");
    }
}

#[test]
fn every_channel_has_a_row_in_each_table() {
    let text = read(TABLES);
    let outlines: Vec<_> =
        text.split("Scenario Outline:").skip(1).filter(|it| it.contains("<channel>")).collect();
    assert!(outlines.len() > 9, "{TABLES} has only {} outlines over channels", outlines.len());
    for outline in outlines {
        let (_, examples) = outline.split_once("Examples:").expect("an outline has examples");
        let words: BTreeSet<_> = examples
            .lines()
            .filter_map(|it| it.trim().strip_prefix('|')?.split('|').next())
            .map(str::trim)
            .collect();
        for word in Channel::ALL.map(channel_word) {
            let title = outline.lines().next().unwrap_or_default().trim();
            assert!(words.contains(word), "{TABLES}: “{title}” is to be played on {word} too");
        }
    }
}
