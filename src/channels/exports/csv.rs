//! Tables of comma-separated values: quotation marks around what holds commas or line breaks.

/// Returns the rows of a table, each with its line, counted from 1.
fn rows(text: &str) -> Vec<(usize, Vec<String>)> {
    let (mut rows, mut row, mut field) = (Vec::new(), Vec::new(), String::new());
    let (mut quoted, mut line, mut began) = (false, 1, 1);
    let mut chars = text.chars().peekable();
    let separator = separator(text);
    while let Some(it) = chars.next() {
        match it {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                field.push('"');
            }
            '"' if quoted || field.is_empty() => quoted = !quoted,
            '\n' if quoted => {
                line += 1;
                field.push('\n');
            }
            '\r' if !quoted => {}
            '\n' => {
                row.push(std::mem::take(&mut field));
                rows.push((began, std::mem::take(&mut row)));
                line += 1;
                began = line;
            }
            it if it == separator && !quoted => row.push(std::mem::take(&mut field)),
            it => field.push(it),
        }
    }
    if !field.is_empty() || !row.is_empty() {
        row.push(field);
        rows.push((began, row));
    }
    rows.retain(|it| it.1.iter().any(|it| !it.trim().is_empty()));
    rows
}

/// Spreadsheets of some countries write semicolons.
fn separator(text: &str) -> char {
    let first = text.lines().find(|it| !it.trim().is_empty()).unwrap_or_default();
    if first.matches(';').count() > first.matches(',').count() { ';' } else { ',' }
}

/// A table: the names of its columns, and the rows below them, each with its line.
pub type Table = (Vec<String>, Vec<(usize, Vec<String>)>);

/// Reads a table whose first row names its columns: in lower case, without blanks.
pub fn table(text: &str) -> Table {
    let mut rows = rows(text);
    let first = if rows.is_empty() { Vec::new() } else { rows.remove(0).1 };
    (first.iter().map(|it| it.trim().to_lowercase().replace([' ', '_'], "")).collect(), rows)
}

/// Returns the names of the columns of a table that begins like this.
pub fn columns(head: &str) -> Vec<String> {
    table(head).0
}
