//! Reads who is in a team and as what, and whom a sharing serves, in the ways people write it.

use team_inbox::model::{Delivery, OrgId, PersonId, Who};

use super::World;
use super::names::listed;

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

/// Splits *Ann, the team "Sales" and Ben (auto-archived)*; what no bracket says is as given.
pub fn audience(world: &World, said: &str, delivery: Delivery) -> Result<Vec<(Who, Delivery)>, String> {
    let entry = |said: &str| {
        let (name, role) = said.split_once(" (").unwrap_or((said, ""));
        let delivery = match role.trim_end_matches(')') {
            "" => delivery,
            "receive" | "receives" | "receiving" => Delivery::Receive,
            "auto-archive" | "auto-archived" | "archived" => Delivery::AutoArchive,
            other => return Err(format!("there is (receive) and (auto-archived), not ({other})")),
        };
        Ok((who(world, name)?, delivery))
    };
    listed(said).map(entry).collect()
}

fn who(world: &World, said: &str) -> Result<Who, String> {
    if said == "everyone" {
        return Ok(Who::Everyone);
    }
    match said.strip_prefix("the team ") {
        Some(team) => Ok(Who::Team(world.team(team.trim_matches('"'))?)),
        None if said.starts_with('"') => Ok(Who::Team(world.team(said.trim_matches('"'))?)),
        None => Ok(Who::Person(world.person(said)?)),
    }
}
