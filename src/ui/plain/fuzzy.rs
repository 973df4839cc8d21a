//! Fuzzy matching, for the command palette: the letters of what is typed, in order, with a liking
//! for beginnings of words and for runs.

/// How well something matches, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// The greater the better.
    pub score: i32,
    /// Which characters of the text were meant, ascending.
    pub at: Vec<usize>,
}

/// Matches what is typed with a text; none if a letter is missing.
pub fn fuzzy(typed: &str, text: &str) -> Option<Match> {
    let text: Vec<char> = text.chars().flat_map(char::to_lowercase).collect();
    let typed: Vec<char> =
        typed.chars().filter(|it| !it.is_whitespace()).flat_map(char::to_lowercase).collect();
    let tries = (0..text.len()).filter(|at| typed.first() == text.get(*at));
    if typed.is_empty() {
        return Some(Match { score: 0, at: Vec::new() });
    }
    tries.filter_map(|from| from_here(&typed, &text, from)).max_by_key(|it| it.score)
}

fn from_here(typed: &[char], text: &[char], from: usize) -> Option<Match> {
    let mut at = Vec::with_capacity(typed.len());
    let mut next = from;
    for letter in typed {
        let rest = &text[next..];
        // Within a run stay in it; else rather begin a word than land in one.
        let here = rest.first() == Some(letter);
        let begins = |it: &usize| rest[*it] == *letter && is_start(text, next + it);
        let found = if here {
            0
        } else {
            (0..rest.len()).find(begins).or_else(|| rest.iter().position(|it| it == letter))?
        };
        at.push(next + found);
        next += found + 1;
    }
    let score = at.iter().enumerate().map(|(n, it)| worth(text, &at, n, *it)).sum::<i32>();
    Some(Match { score: score - (text.len() as i32) / 8, at })
}

fn worth(text: &[char], at: &[usize], n: usize, it: usize) -> i32 {
    let follows = n > 0 && at[n - 1] + 1 == it;
    let gap = if n > 0 { (it - at[n - 1] - 1).min(8) as i32 } else { (it.min(8) as i32) / 2 };
    4 + if follows { 6 } else { -gap } + if is_start(text, it) { 8 } else { 0 }
}

fn is_start(text: &[char], at: usize) -> bool {
    at == 0 || !text[at - 1].is_alphanumeric()
}

/// Cuts a text into runs, each with whether it was meant.
pub fn runs(text: &str, at: &[usize]) -> Vec<(bool, String)> {
    let mut runs: Vec<(bool, String)> = Vec::new();
    for (n, c) in text.chars().enumerate() {
        let hit = at.binary_search(&n).is_ok();
        match runs.last_mut() {
            Some((kind, run)) if *kind == hit => run.push(c),
            _ => runs.push((hit, c.to_string())),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beginnings_of_words_win() {
        let best = |typed: &str, texts: &[&'static str]| {
            let mut texts = texts.to_vec();
            texts.sort_by_key(|it| std::cmp::Reverse(fuzzy(typed, it).map_or(i32::MIN, |it| it.score)));
            texts[0]
        };
        assert_eq!(best("atm", &["Go to attachments", "Assign to me", "Format"]), "Assign to me");
        assert_eq!(best("ass", &["Mark as spam seen", "Assign"]), "Assign");
        assert_eq!(best("inb", &["Go to Team Inboxes", "Inbox"]), "Inbox");
        assert_eq!(fuzzy("xyz", "Assign"), None);
    }

    #[test]
    fn runs_say_what_was_meant() {
        let found = fuzzy("arch", "Archive");
        let at = found.map(|it| it.at).unwrap_or_default();
        assert_eq!(runs("Archive", &at), [(true, "Arch".to_owned()), (false, "ive".to_owned())]);
    }
}
