//! Customers who write from several addresses: one person by the word of a colleague.

use super::revision::{Revision, filled, next};
use crate::model::command::CustomerDraft;
use crate::model::directory::Customer;
use crate::model::ids::*;
use crate::model::refusal::Refusal;

impl Revision {
    /// Says who is one customer, changes that, or takes it back. Anybody in the organization may: it
    /// gives nobody access to anything. A customer all of whose addresses are among those goes into it.
    pub fn put_customer(
        &mut self,
        id: Option<CustomerId>,
        org: OrgId,
        draft: Option<CustomerDraft>,
    ) -> Result<(), Refusal> {
        self.directory.organizations.get(&org).filter(|it| !it.removed).ok_or(Refusal::Unknown)?;
        if let Some(who) = self.who {
            self.check_in(who, org)?;
        }
        let customers = &mut self.directory.customers;
        if let Some(id) = id {
            let known = customers.get(&id).filter(|it| !it.removed).ok_or(Refusal::Unknown)?;
            if known.org != org {
                return Err(Refusal::OtherOrganization);
            }
        }
        let Some(draft) = draft else {
            let id = id.ok_or(Refusal::Unknown)?;
            customers.entry(id).and_modify(|it| it.removed = true);
            return Ok(());
        };
        let name = filled(&draft.name)?;
        let mut addresses = draft.addresses;
        addresses.sort();
        addresses.dedup();
        if addresses.is_empty() || addresses.iter().any(|it| it.1.trim().is_empty()) {
            return Err(Refusal::Empty);
        }
        let others = customers.values_mut().filter(|it| it.org == org && !it.removed && Some(it.id) != id);
        for other in others {
            let (mine, theirs): (Vec<_>, Vec<_>) =
                other.addresses.iter().partition(|it| addresses.contains(it));
            match (mine.first(), theirs.is_empty()) {
                (None, _) => {}
                (Some(_), true) => other.removed = true,
                (Some((_, address)), false) => return Err(Refusal::Taken(address.clone())),
            }
        }
        let id = id.unwrap_or(CustomerId(next(customers, |it| it.0)));
        customers.insert(id, Customer { id, org, name, addresses, removed: false });
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::command::Configure;
    use crate::model::directory::Channel;
    use crate::model::fixture::{ORG, World};

    #[test]
    fn several_addresses_are_one_customer_by_a_word_that_can_be_taken_back() {
        let mut world = World::of(&["Ann", "Ben"]);
        let mail = || (Channel::Email, "kim@x.example".to_owned());
        let phone = || (Channel::WhatsApp, "+49305550100".to_owned());
        let draft = |addresses| Some(CustomerDraft { name: "Kim Novak".into(), addresses });
        let put = |world: &mut World, id, draft| {
            world.configure("Ben", Configure::PutCustomer(id, ORG, draft)).map(|_| ())
        };
        assert_eq!(put(&mut world, None, draft(vec![])), Err(Refusal::Empty));
        put(&mut world, None, draft(vec![phone(), mail(), phone()])).unwrap();
        let kim = CustomerId(1);
        assert_eq!(world.directory().customers[&kim].addresses, [mail(), phone()]);
        let again = put(&mut world, None, draft(vec![phone()]));
        assert_eq!(again, Err(Refusal::Taken("+49305550100".into())), "nobody is two customers");
        put(&mut world, None, draft(vec![(Channel::Sms, "+49305550100".into())])).unwrap();
        put(&mut world, Some(kim), draft(vec![phone(), mail(), (Channel::Sms, "+49305550100".into())]))
            .unwrap();
        assert!(world.directory().customers[&CustomerId(2)].removed, "all of them went into the other");
        world.undo("Ben").unwrap();
        assert!(!world.directory().customers[&CustomerId(2)].removed);
        put(&mut world, Some(kim), draft(vec![mail()])).unwrap();
        world.undo("Ben").unwrap();
        assert_eq!(world.directory().customers[&kim].addresses.len(), 2);
        put(&mut world, Some(kim), None).unwrap();
        assert!(world.directory().customers[&kim].removed);
        assert_eq!(put(&mut world, Some(kim), None), Err(Refusal::Unknown));
    }
}
