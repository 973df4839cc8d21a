//! Reads who is in a team and as what, and whom a sharing serves, in the ways people write it.

use team_inbox::model::{OrgId, PersonId};

use super::World;

/// Splits *Ann, Ben active and Olga observing*, *active Ann and Ben, observers Olga* and
/// *Ann (active), Olga (observing)*.
pub fn members_of(world: &World, org: OrgId, said: &str) -> Result<(Vec<PersonId>, Vec<PersonId>), String> {
    let said = said.trim().trim_start_matches("members ");
    if said == "nobody" {
        return Ok((Vec::new(), Vec::new()));
    }
    let (mut active, mut observers) = (Vec::new(), Vec::new());
    let mut waiting = Vec::new();
    // A role stands after those who have it, or before them with a colon or as a noun.
    let words = said.replace("nobody active", "").replace("nobody observing", "");
    let words = words.replace(['(', ')'], " ").replace(',', " , ");
    let mut leading: Option<bool> = None;
    for word in words.split_whitespace() {
        match word {
            "," | "and" | "as" | "an" | "with" | "members" | "member" => {}
            "active:" | "actives" => leading = Some(true),
            "observers" | "observer" | "observers:" | "observing:" if waiting.is_empty() => {
                leading = Some(false);
            }
            "active" if waiting.is_empty() && leading != Some(true) => leading = Some(true),
            "active" => active.append(&mut waiting),
            "observing" | "observes" | "observer" | "observers" => observers.append(&mut waiting),
            "everyone" => waiting.extend(world.state.directory.people_of(org).iter().map(|it| it.id)),
            name => {
                let person = world.person(name)?;
                match leading {
                    Some(true) => active.push(person),
                    Some(false) => observers.push(person),
                    None => waiting.push(person),
                }
            }
        }
    }
    if waiting.is_empty() && !(active.is_empty() && observers.is_empty()) {
        return Ok((active, observers));
    }
    Err(format!(
        "say of each who is active and who is observing, as in “Ann, Ben active and Olga observing”: “{said}”"
    ))
}
