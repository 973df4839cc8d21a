//! Files in pieces: each piece gives what is whole by then, and the rest waits for the next one. However a
//! file is cut, the same comes out.

/// The lines of a text.
#[derive(Debug, Default)]
pub struct Lines {
    rest: String,
    count: usize,
}

impl Lines {
    /// Returns the lines that are whole, each with its number, counted from 1.
    pub fn feed(&mut self, text: &str) -> Vec<(usize, String)> {
        self.rest.push_str(text);
        let Some(end) = self.rest.rfind('\n') else { return Vec::new() };
        let rest = self.rest.split_off(end + 1);
        let whole = std::mem::replace(&mut self.rest, rest);
        let mut lines = Vec::new();
        for line in whole.lines() {
            self.count += 1;
            lines.push((self.count, line.to_owned()));
        }
        lines
    }

    /// Returns the last line, if the text does not end with a break.
    pub fn finish(&mut self) -> Option<(usize, String)> {
        let last = std::mem::take(&mut self.rest);
        (!last.is_empty()).then(|| (self.count + 1, last))
    }
}

/// The objects of a text of JSON: those of a list or one after the other, or those in the lists of one.
/// What stands between them is kept, with a 0 for each.
#[derive(Debug, Default)]
pub struct Objects {
    /// Those in the lists of one object are meant.
    inside: bool,
    depth: usize,
    quoted: bool,
    escaped: bool,
    object: String,
    /// At which depth the object at hand began.
    began: Option<usize>,
    around: String,
}

impl Objects {
    /// Reads the objects in the lists of one object.
    pub fn inside() -> Self {
        Self { inside: true, ..Self::default() }
    }

    /// Returns the objects that are whole.
    pub fn feed(&mut self, text: &str) -> Vec<String> {
        let mut whole = Vec::new();
        for it in text.chars() {
            let opens = !self.quoted && matches!(it, '{' | '[');
            if opens && it == '{' && self.began.is_none() && self.is_meant() {
                self.began = Some(self.depth);
                self.around.push('0');
            }
            if self.began.is_some() {
                self.object.push(it);
            } else {
                self.around.push(it);
            }
            // Within no object a quotation mark is of a form, and ends with its line at the latest.
            let ends_form = it == '\n' && self.began.is_none() && self.depth == 0;
            self.quoted &= !ends_form;
            if self.quoted {
                (self.quoted, self.escaped) = (self.escaped || it != '"', !self.escaped && it == '\\');
                continue;
            }
            match it {
                '"' => self.quoted = true,
                '{' | '[' => self.depth += 1,
                '}' | ']' => self.depth = self.depth.saturating_sub(1),
                '\n' if ends_form => whole.extend(self.line()),
                _ => {}
            }
            if self.began == Some(self.depth) {
                self.began = None;
                whole.push(std::mem::take(&mut self.object));
            }
        }
        whole
    }

    /// Returns what stands around the objects, a form that ends the text, and the object that is not whole.
    pub fn finish(&mut self) -> (String, Option<String>, Option<String>) {
        let form = if self.inside { None } else { self.line() };
        let half = std::mem::take(&mut self.object);
        (std::mem::take(&mut self.around), form, (!half.is_empty()).then_some(half))
    }

    const fn is_meant(&self) -> bool {
        if self.inside { self.depth == 2 } else { self.depth <= 1 }
    }

    /// Takes the line at hand, if it is neither JSON nor blank.
    fn line(&mut self) -> Option<String> {
        let text = self.around.trim_end();
        let start = text.rfind('\n').map_or(0, |it| it + 1);
        let line = text[start..].trim();
        let is_form = !line.is_empty() && !line.starts_with(['0', '[', ']', ',']);
        let line = is_form.then(|| line.to_owned());
        if line.is_some() {
            self.around.truncate(start);
        }
        line
    }
}

/// Cuts bytes behind the last one that is a character of its own, so that none is cut in two.
pub fn whole_characters(bytes: &mut Vec<u8>) -> Vec<u8> {
    let end = bytes.iter().rposition(u8::is_ascii).map_or(0, |it| it + 1);
    let rest = bytes.split_off(end);
    std::mem::replace(bytes, rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_objects_are_the_same_however_a_text_is_cut() {
        let text = "[{\"a\":\"}{\\\"\"},\n {\"b\":[{}]}]";
        let form = "A=1&B=2\n{\"c\":\n1}\n\nD=4";
        let nested = "{\"participants\":[{\"name\":\"Kim [1]\"}],\"messages\":[{\"x\":{\"y\":[]}},{\"z\":1}],\"path\":\"a\"}";
        let cut = |text: &str, size: usize, mut objects: Objects| {
            let mut all = Vec::new();
            let letters: Vec<char> = text.chars().collect();
            for piece in letters.chunks(size) {
                all.extend(objects.feed(&piece.iter().collect::<String>()));
            }
            let (around, form, half) = objects.finish();
            all.extend(form);
            (all, around, half)
        };
        for size in 1..text.len() {
            let (all, _, half) = cut(text, size, Objects::default());
            assert_eq!(all, ["{\"a\":\"}{\\\"\"}", "{\"b\":[{}]}"]);
            assert_eq!(half, None);
            let (all, ..) = cut(form, size, Objects::default());
            assert_eq!(all, ["A=1&B=2", "{\"c\":\n1}", "D=4"]);
            let (all, around, _) = cut(nested, size, Objects::inside());
            assert_eq!(all, ["{\"name\":\"Kim [1]\"}", "{\"x\":{\"y\":[]}}", "{\"z\":1}"]);
            assert_eq!(around, "{\"participants\":[0],\"messages\":[0,0],\"path\":\"a\"}");
            let mut lines = Lines::default();
            let mut found: Vec<_> = form
                .as_bytes()
                .chunks(size)
                .flat_map(|it| lines.feed(std::str::from_utf8(it).unwrap()))
                .collect();
            found.extend(lines.finish());
            let wanted: Vec<_> = (1..).zip(form.lines().map(str::to_owned)).collect();
            assert_eq!(found, wanted);
        }
        let (all, _, half) = cut("[{\"a\":1},{\"b\":", 3, Objects::default());
        assert_eq!((all.len(), half.as_deref()), (1, Some("{\"b\":")));
    }
}
