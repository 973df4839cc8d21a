//! Rules of bodies and of small facts: B1 to B5, M1.

use super::{Outcome, slice, two_packs};
use crate::model::BodyRef;
use crate::store::{Head, Store};
/// B1: a body is a slice of a pack; many are read at once, in the order asked.
pub async fn b1_bodies_are_slices_of_packs(here: &impl Store, there: &impl Store) -> Outcome {
    let [first, second] = two_packs();
    let wanted = [slice(&second, 3, 3), slice(&first, 0, 3), slice(&first, 3, 5)];
    here.put_packs(vec![first, second]).await?;
    let read = there.bodies(&wanted).await?;
    assert_eq!(read, [Some(b"six".to_vec()), Some(b"one".to_vec()), Some(b"three".to_vec())]);
    assert_eq!(there.body(wanted[1]).await?, Some(b"one".to_vec()));
    Ok(())
}

/// B2: an unknown pack, and a slice outside its pack, are none and no failure.
pub async fn b2_what_is_not_there_is_none(here: &impl Store, there: &impl Store) -> Outcome {
    let [first, second] = two_packs();
    let (outside, unknown) = (slice(&first, 6, 9), slice(&second, 0, 3));
    let overflow = slice(&first, u32::MAX, 9);
    here.put_packs(vec![first]).await?;
    assert_eq!(there.bodies(&[outside, unknown, overflow]).await?, [None, None, None]);
    assert_eq!(there.texts(second.key).await?, None);
    assert_eq!(there.body(BodyRef::default()).await?, None);
    Ok(())
}

/// B3: an erased body is gone, its neighbours stay; erasing what is not there is no failure.
pub async fn b3_an_erased_body_is_gone_and_its_neighbours_stay(
    here: &impl Store,
    there: &impl Store,
) -> Outcome {
    let [first, second] = two_packs();
    let (gone, stays, unknown) = (slice(&first, 0, 3), slice(&first, 3, 5), slice(&second, 0, 3));
    here.put_packs(vec![first]).await?;
    here.erase(&[gone, unknown]).await?;
    assert_eq!(there.bodies(&[gone, stays]).await?, [None, Some(b"three".to_vec())]);
    Ok(())
}

/// B4: a swept pack is gone with its search text; the others stay.
pub async fn b4_swept_packs_are_gone_with_their_text(here: &impl Store, there: &impl Store) -> Outcome {
    let [first, second] = two_packs();
    let (swept, kept, body) = (first.key, second.key, slice(&first, 0, 3));
    here.put_packs(vec![first, second]).await?;
    let mut keys = vec![swept, kept];
    keys.sort_unstable();
    assert_eq!(there.pack_keys().await?, keys);
    here.delete_packs(&[swept]).await?;
    assert_eq!(there.pack_keys().await?, [kept]);
    assert_eq!(there.body(body).await?, None);
    assert_eq!(there.texts(swept).await?, None);
    Ok(())
}

/// B5: search text lies under the key of its pack and can be replaced.
pub async fn b5_search_text_lies_beside_the_bodies(here: &impl Store, there: &impl Store) -> Outcome {
    let [first, _] = two_packs();
    let key = first.key;
    here.put_packs(vec![first]).await?;
    assert_eq!(there.texts(key).await?, Some(b"text of onethree".to_vec()));
    here.replace_texts(key, b"text of three").await?;
    assert_eq!(there.texts(key).await?, Some(b"text of three".to_vec()));
    Ok(())
}

/// M1: small facts are kept, and the last one put counts.
pub async fn m1_small_facts_are_kept(here: &impl Store, there: &impl Store) -> Outcome {
    assert_eq!(here.meta_get("head").await?, None);
    here.meta_put("head", b"not the journal's").await?;
    here.meta_put("backup", b"monday").await?;
    here.meta_put("backup", b"tuesday").await?;
    assert_eq!(there.meta_get("backup").await?, Some(b"tuesday".to_vec()));
    assert_eq!(there.meta_get("head").await?, Some(b"not the journal's".to_vec()));
    assert_eq!(there.head().await?, Head::default());
    Ok(())
}

/// M2: facts that belong together are found by how their keys begin, and change together.
pub async fn m2_facts_are_found_by_how_they_begin(here: &impl Store, there: &impl Store) -> Outcome {
    let fact = |key: &str, value: &str| (key.to_owned(), Some(value.as_bytes().to_vec()));
    here.meta_put("out", b"is not under it").await?;
    here.meta_put("outer", b"nor is this").await?;
    here.meta_change(&[fact("out 2", "two"), fact("out 1", "one"), fact("out 3", "three")]).await?;
    there.meta_change(&[("out 2".to_owned(), None), fact("out 1", "uno")]).await?;
    let found = here.meta_under("out ").await?;
    let named: Vec<_> = found.iter().map(|(key, value)| (key.as_str(), value.as_slice())).collect();
    assert_eq!(named, [("out 1", &b"uno"[..]), ("out 3", b"three")]);
    assert_eq!(here.meta_get("out 2").await?, None);
    assert_eq!(here.meta_get("out").await?, Some(b"is not under it".to_vec()));
    Ok(())
}
