//! Tables of comma-separated values: quotation marks around what holds commas or line breaks.

/// Returns the rows of a table, each with its line, counted from 1.
pub fn rows(text: &str) -> Vec<(usize, Vec<String>)> {
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
    let first = text.lines().next().unwrap_or_default();
    if first.matches(';').count() > first.matches(',').count() { ';' } else { ',' }
}

/// Returns the names of the columns in the first line, in lower case without blanks.
pub fn columns(text: &str) -> Vec<String> {
    let first = text.lines().next().unwrap_or_default();
    let first = rows(first).into_iter().next().map(|it| it.1).unwrap_or_default();
    first.iter().map(|it| it.trim().to_lowercase().replace([' ', '_'], "")).collect()
}
