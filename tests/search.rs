//! Search finds the very same as a scan that does without any index, while mail comes, is commented
//! on, merged, withdrawn and deleted for ever at random.

mod search_support;

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;
use search_support::mail::{CONVERSATIONS, Dice, Mail, PEOPLE, text};
use search_support::scan::Scan;
use team_inbox::model::query::Search;
use team_inbox::model::{ConversationId, PersonId, Seq};
use team_inbox::work::search::{Index, Query};

/// Few by default, so that the tests stay quick; `CASES=4000` for a long run.
fn cases() -> u32 {
    std::env::var("CASES").ok().and_then(|it| it.parse().ok()).unwrap_or(40)
}

/// What is searched for: who asks, what, where, and how many are enough.
type Asked = [u8; 6];

/// The journal read twice, by the index and by the scan.
#[derive(Default)]
struct Both {
    mail: Mail,
    seq: Seq,
    index: Index,
    scan: Scan,
}

impl Both {
    fn go_on(&mut self, dice: Dice) {
        let (operation, text) = self.mail.next(dice);
        self.seq = Seq(self.seq.0 + 1);
        self.index.read(self.seq, &operation, |_| Some(&text));
        self.scan.read(&operation, &text);
    }

    fn compare(&mut self, [who, how, first, second, left_out, limit]: Asked) -> Result<(), TestCaseError> {
        let typed = typed(how, first, second);
        let Search { terms, without, .. } = Search::parse(&typed);
        let me = PersonId(u16::from(who) % PEOPLE);
        let among = (0..CONVERSATIONS).filter(|it| it % 8 != u32::from(left_out) % 16);
        let among: BTreeSet<_> = among.map(ConversationId).collect();
        let limit = usize::from(limit) % 50 + 1;

        let mut bytes = Vec::new();
        let bits: roaring::RoaringBitmap = among.iter().map(|it| it.0).collect();
        bits.serialize_into(&mut bytes).expect("a vector grows");
        let query = Query {
            terms: terms.clone(),
            without: without.clone(),
            me,
            among: bytes,
            limit: limit as u32,
            upto: self.seq,
        };
        let found = self.index.search(&query);

        let all = self.scan.search(&terms, &without, me, &among);
        let hits: Vec<_> = found.hits.iter().map(|it| (it.conversation, it.place)).collect();
        prop_assert_eq!(&hits, &all[..limit.min(all.len())], "{:?}", typed);
        prop_assert_eq!(found.more, all.len() > limit, "{:?}", typed);
        for hit in &found.hits {
            prop_assert!(
                terms.is_empty() || !hit.marks.is_empty(),
                "{:?} is not marked in {:?}",
                typed,
                hit.snippet
            );
        }
        Ok(())
    }
}

/// Returns what a person types: a word or two, the start of one, words in a row, a field.
fn typed(how: u8, first: u8, second: u8) -> String {
    let words = |dice: &[u8]| text(dice).trim().to_owned();
    let one = words(&[first]);
    match how % 8 {
        6 => format!("{one} -{}", words(&[second])),
        7 => format!("{one} OR {}", words(&[second])),
        0 => one,
        1 => one.chars().take(usize::from(second) % 3 + 1).collect(),
        2 => format!("{one} {}", words(&[second])),
        3 => format!("\"{}\"", words(&[first, second])),
        4 => format!("from:{one}"),
        _ => {
            format!("{} {}", ["subject:", "to:"][usize::from(second) % 2].to_owned() + &one, words(&[second]))
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: cases(),
        max_shrink_iters: 3000,
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct("tests/search.regressions"))),
        ..ProptestConfig::default()
    })]

    /// So much is read at first that texts are packed, and more comes between the searches, so that
    /// some are packed later and some never.
    #[test]
    fn the_index_finds_what_a_scan_finds(
        before in vec(any::<Dice>(), 400..1100),
        then in vec((vec(any::<Dice>(), 0..5), any::<Asked>()), 1..80),
    ) {
        let mut both = Both::default();
        for dice in before {
            both.go_on(dice);
        }
        for (dice, asked) in then {
            dice.into_iter().for_each(|it| both.go_on(it));
            both.compare(asked)?;
        }
    }
}
