//! How an article of the help is read: `# ` its title, `## ` a heading, `- ` and `1. ` items, lines of
//! `term | meaning`, `> walkthrough NAME`, and paragraphs. `**…**` is strong, `` `…` `` is literal.

/// A piece of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading.
    Heading(String),
    /// A paragraph.
    Paragraph(Vec<Span>),
    /// Items; true if their order matters.
    Items(bool, Vec<Vec<Span>>),
    /// A table; its first row names the columns.
    Table(Vec<Vec<Vec<Span>>>),
    /// A walkthrough that shows it, by name.
    Walkthrough(String),
}

/// Some words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    /// As they are.
    Plain(String),
    /// Strong.
    Strong(String),
    /// To be typed or found so.
    Literal(String),
}

/// Returns the title of an article, and what stands below.
pub fn read(text: &str) -> (String, Vec<Block>) {
    let mut title = String::new();
    let mut blocks: Vec<Block> = Vec::new();
    let mut is_apart = true;
    for line in text.lines() {
        let line = line.trim();
        if line.is_empty() {
            is_apart = true;
            continue;
        }
        if let Some(it) = line.strip_prefix("# ") {
            it.clone_into(&mut title);
        } else if let Some(it) = line.strip_prefix("## ") {
            blocks.push(Block::Heading(it.to_owned()));
        } else if let Some(it) = line.strip_prefix("> walkthrough ") {
            blocks.push(Block::Walkthrough(it.trim().to_owned()));
        } else if let Some((ordered, item)) = item(line) {
            match blocks.last_mut() {
                Some(Block::Items(is, items)) if *is == ordered => items.push(spans(item)),
                _ => blocks.push(Block::Items(ordered, vec![spans(item)])),
            }
        } else if line.contains(" | ") {
            let row = line.split(" | ").map(spans).collect();
            match blocks.last_mut() {
                Some(Block::Table(rows)) if !is_apart => rows.push(row),
                _ => blocks.push(Block::Table(vec![row])),
            }
        } else {
            match blocks.last_mut() {
                Some(Block::Paragraph(all)) if !is_apart => {
                    all.push(Span::Plain(" ".to_owned()));
                    all.extend(spans(line));
                }
                _ => blocks.push(Block::Paragraph(spans(line))),
            }
        }
        is_apart = false;
    }
    (title, blocks)
}

fn item(line: &str) -> Option<(bool, &str)> {
    if let Some(it) = line.strip_prefix("- ") {
        return Some((false, it));
    }
    let (number, rest) = line.split_once(". ")?;
    (!number.is_empty() && number.bytes().all(|it| it.is_ascii_digit())).then_some((true, rest))
}

fn spans(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['`', '*']) {
        let mark = if rest[at..].starts_with("**") { "**" } else { "`" };
        let inside = rest[at..].strip_prefix(mark).and_then(|it| it.split_once(mark));
        let Some((inside, after)) = inside.filter(|it| !it.0.is_empty()) else { break };
        if at > 0 {
            spans.push(Span::Plain(rest[..at].to_owned()));
        }
        let inside = inside.to_owned();
        spans.push(if mark == "`" { Span::Literal(inside) } else { Span::Strong(inside) });
        rest = after;
    }
    if !rest.is_empty() {
        spans.push(Span::Plain(rest.to_owned()));
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_is_read() {
        let (title, blocks) = read(
            "# Aliases\n\nOne account,\nmany **addresses**.\n\n## Steps\n1. Open `Settings`.\n2. Go.\n- a\n\nWhat | Who\nArchive | everyone\n\n> walkthrough alias\n",
        );
        assert_eq!(title, "Aliases");
        let plain = |it: &str| Span::Plain(it.into());
        assert_eq!(
            blocks[0],
            Block::Paragraph(vec![
                plain("One account,"),
                plain(" "),
                plain("many "),
                Span::Strong("addresses".into()),
                plain(".")
            ])
        );
        assert_eq!(blocks[1], Block::Heading("Steps".into()));
        let open = vec![plain("Open "), Span::Literal("Settings".into()), plain(".")];
        assert_eq!(blocks[2], Block::Items(true, vec![open, vec![plain("Go.")]]));
        assert_eq!(blocks[3], Block::Items(false, vec![vec![plain("a")]]));
        assert!(matches!(&blocks[4], Block::Table(rows) if rows.len() == 2 && rows[1].len() == 2));
        assert_eq!(blocks[5], Block::Walkthrough("alias".into()));
        assert_eq!(blocks.len(), 6);
    }

    #[test]
    fn marks_that_do_not_end_are_letters() {
        assert_eq!(spans("2 * 3 ` 4"), [Span::Plain("2 * 3 ` 4".into())]);
        assert_eq!(spans("****"), [Span::Plain("****".into())]);
    }
}
