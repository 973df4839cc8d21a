//! A table whose first row names its columns, in pieces.

use super::{Around, Export, Form, csv};

/// The table; each row goes to who knows what its columns mean.
#[derive(Debug)]
pub struct Table {
    rows: csv::Rows,
    columns: Option<Vec<String>>,
    on_row: OnRow,
}

/// Takes a row.
pub type OnRow = fn(&Row, &Around, &mut Export);

/// A row of a table.
pub struct Row<'a> {
    /// The line that it begins at, from 1.
    pub line: usize,
    columns: &'a [String],
    fields: &'a [String],
}

impl Row<'_> {
    /// Returns the field of the first column that has one of these names; empty if there is none.
    pub fn get(&self, names: &[&str]) -> &str {
        let at = self.columns.iter().position(|it| names.contains(&it.as_str()));
        at.and_then(|it| self.fields.get(it)).map(String::as_str).unwrap_or_default()
    }
}

impl Table {
    /// Begins one.
    pub fn of(on_row: OnRow) -> Self {
        Self { rows: csv::Rows::default(), columns: None, on_row }
    }

    fn take(&mut self, rows: Vec<(usize, Vec<String>)>, around: &Around, export: &mut Export) {
        for (line, fields) in rows {
            match &self.columns {
                None => self.columns = Some(csv::names(&fields)),
                Some(columns) => (self.on_row)(&Row { line, columns, fields: &fields }, around, export),
            }
        }
    }
}

impl Form for Table {
    fn feed(&mut self, text: &str, around: &Around, export: &mut Export) {
        let rows = self.rows.feed(text);
        self.take(rows, around, export);
    }

    fn finish(&mut self, around: &Around, export: &mut Export) {
        let rows = self.rows.finish();
        self.take(rows, around, export);
    }
}
