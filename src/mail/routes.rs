//! The ways that a message came: to which addresses it was delivered, and over which lists.

use super::address::bare_address;
use super::fields::Field;
use super::header::short;

/// Addresses of one kind of field.
const MAX_ROUTES: usize = 64;

/// Addresses, one list for each kind of field: those of the first ones come first.
#[derive(Default)]
pub(super) struct Routes {
    delivered: [Vec<String>; 4],
    lists: [Vec<String>; 2],
}

impl Routes {
    /// Notes a field, by its name in lower case; returns whether it says anything of the way.
    pub fn note(&mut self, name: &[u8], field: &Field<'_>) -> bool {
        let (delivered, lists) = (&mut self.delivered, &mut self.lists);
        let (found, read): (_, fn(&str) -> Option<String>) = match name {
            b"delivered-to" => (&mut delivered[0], bare_address),
            b"x-original-to" => (&mut delivered[1], bare_address),
            b"x-forwarded-to" => (&mut delivered[2], bare_address),
            b"envelope-to" => (&mut delivered[3], bare_address),
            b"list-post" => (&mut lists[0], list_post),
            b"list-id" => (&mut lists[1], list_id),
            _ => return false,
        };
        if found.len() < MAX_ROUTES
            && let Some(route) = read(short(&field.text()))
            && !found.contains(&route)
        {
            found.push(route);
        }
        true
    }

    /// Returns where it was delivered, and over which lists, each address once.
    pub fn found(self) -> (Vec<String>, Vec<String>) {
        (once(self.delivered), once(self.lists))
    }
}

fn once(kinds: impl IntoIterator<Item = Vec<String>>) -> Vec<String> {
    let mut all = Vec::new();
    for route in kinds.into_iter().flatten() {
        if !all.contains(&route) {
            all.push(route);
        }
    }
    all
}

/// `<mailto:users@httpd.apache.org?subject=x>`; `NO` for lists that nobody may write to.
fn list_post(value: &str) -> Option<String> {
    let address = bare_address(value)?;
    let address = address.split('?').next().unwrap_or_default();
    let address = address.replace("%40", "@").replace("%2b", "+");
    address.contains('@').then_some(address)
}

/// `"Users" <users.httpd.apache.org>` is the list `users@httpd.apache.org`.
fn list_id(value: &str) -> Option<String> {
    let id = match (value.rfind('<'), value.rfind('>')) {
        (Some(start), Some(end)) if start < end => &value[start + 1..end],
        _ => value,
    };
    let id = id.trim().to_lowercase();
    if id.contains(char::is_whitespace) {
        return None;
    }
    if id.contains('@') {
        return Some(id);
    }
    let (name, host) = id.split_once('.')?;
    (!name.is_empty() && host.contains('.')).then(|| format!("{name}@{host}"))
}
