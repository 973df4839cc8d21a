//! Tables of comma-separated values: quotation marks around what holds commas or line breaks.

/// The rows of a table, which may come in pieces.
#[derive(Debug)]
pub struct Rows {
    separator: Option<char>,
    row: Vec<String>,
    field: String,
    quoted: bool,
    /// A quotation mark within a quoted field: the next character tells what it is.
    doubted: bool,
    line: usize,
    began: usize,
    first: String,
}

impl Default for Rows {
    fn default() -> Self {
        Self {
            separator: None,
            row: Vec::new(),
            field: String::new(),
            quoted: false,
            doubted: false,
            line: 1,
            began: 1,
            first: String::new(),
        }
    }
}

impl Rows {
    /// Returns the rows that are whole, each with its line, counted from 1.
    pub fn feed(&mut self, text: &str) -> Vec<(usize, Vec<String>)> {
        let Some(separator) = self.separator else {
            // The first line that is not blank tells what stands between the fields.
            self.first.push_str(text);
            if !self.first.trim_start().contains('\n') {
                return Vec::new();
            }
            let text = std::mem::take(&mut self.first);
            self.separator = Some(separator(&text));
            return self.feed(&text);
        };
        let mut rows = Vec::new();
        for it in text.chars() {
            if std::mem::take(&mut self.doubted) {
                if it == '"' {
                    self.field.push('"');
                    continue;
                }
                self.quoted = false;
            }
            match it {
                '"' if self.quoted => self.doubted = true,
                '"' if self.field.is_empty() => self.quoted = true,
                '\n' if self.quoted => {
                    self.line += 1;
                    self.field.push('\n');
                }
                '\r' if !self.quoted => {}
                '\n' => {
                    rows.extend(self.end_row());
                    self.line += 1;
                    self.began = self.line;
                }
                it if it == separator && !self.quoted => self.row.push(std::mem::take(&mut self.field)),
                it => self.field.push(it),
            }
        }
        rows
    }

    /// Returns the last row, if the text does not end with a break.
    pub fn finish(&mut self) -> Vec<(usize, Vec<String>)> {
        let mut rows = Vec::new();
        if self.separator.is_none() {
            let text = std::mem::take(&mut self.first);
            self.separator = Some(separator(&text));
            rows = self.feed(&text);
        }
        rows.extend(self.end_row());
        rows
    }

    fn end_row(&mut self) -> Option<(usize, Vec<String>)> {
        let mut row = std::mem::take(&mut self.row);
        row.push(std::mem::take(&mut self.field));
        row.iter().any(|it| !it.trim().is_empty()).then_some((self.began, row))
    }
}

/// Spreadsheets of some countries write semicolons.
fn separator(text: &str) -> char {
    let first = text.lines().find(|it| !it.trim().is_empty()).unwrap_or_default();
    if first.matches(';').count() > first.matches(',').count() { ';' } else { ',' }
}

/// Returns the names of the columns of a table that begins like this: in lower case, without blanks.
pub fn columns(head: &str) -> Vec<String> {
    let mut rows = Rows::default();
    let first = rows.feed(head).into_iter().chain(rows.finish()).next();
    names(&first.map(|it| it.1).unwrap_or_default())
}

/// Returns the names of columns as they are compared.
pub fn names(row: &[String]) -> Vec<String> {
    row.iter().map(|it| it.trim().to_lowercase().replace([' ', '_'], "")).collect()
}
