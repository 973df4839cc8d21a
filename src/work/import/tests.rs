//! Files of mail, cut anywhere, in and out.

use super::*;

fn read(files: &[(&str, &[u8])]) -> (Import, Vec<Pack>) {
    let (mut import, mut packs) = (Import::default(), Vec::new());
    for (name, bytes) in files {
        import.open((*name).to_owned());
        for part in bytes.chunks(1000) {
            packs.extend(import.feed(part));
        }
        packs.extend(import.close());
    }
    (import, packs)
}

fn subjects(import: &mut Import) -> Vec<String> {
    let mut subjects = Vec::new();
    loop {
        let batch = import.next_batch();
        if batch.messages.is_empty() {
            return subjects;
        }
        assert!(batch.messages.len() <= BATCH);
        subjects.extend(batch.messages.into_iter().map(|it| it.subject));
    }
}

#[test]
fn mail_of_several_files_comes_in_order_of_date() {
    let june = b"Subject: june\nDate: Sat, 1 Jun 2024 10:00:00 +0000\n\nx";
    let box_ = b"From a@x Mon Jul  1 10:00:00 2024\nSubject: july\n\nx\n\nFrom a@x Wed May  1 10:00:00 2024\nSubject: may\n\nx\n\nFrom - \nSubject: dateless\n\nx\n";
    let (mut import, packs) = read(&[("box.mbox", box_), ("june.eml", june)]);
    assert_eq!(subjects(&mut import), ["may", "dateless", "june", "july"]);
    assert!(!packs.is_empty() && import.take_skipped().is_empty());
}

#[test]
fn what_a_mail_program_says_of_a_message_comes_along() {
    let box_ = b"From - Mon Jul  1 10:00:00 2024\nX-Mozilla-Status: 0009\nSubject: gone\n\nx\n\n\
        From - Mon Jul  1 11:00:00 2024\nX-Gmail-Labels: Trash\nSubject: trashed\n\nx\n\n\
        From - Mon Jul  1 12:00:00 2024\nX-Gmail-Labels: Drafts\nFrom: us@acme.example\nTo: \"B, Kim\" <kim@x.example>\n\
        Subject: begun\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nDear Kim\n--b\n\
        Content-Type: application/pdf; name=a.pdf\n\nPDF\n--b--\n";
    let (mut import, packs) = read(&[("box", box_)]);
    let skipped = import.take_skipped();
    assert_eq!((skipped.len(), &skipped[0].why), (1, &Why::Deleted));
    let Batch { messages, said, .. } = import.next_batch();
    let subjects: Vec<_> = messages.iter().map(|it| it.subject.as_str()).collect();
    assert_eq!(subjects, ["begun", "trashed"], "what was thrown away comes last");
    let draft = said[0].writing.as_ref().unwrap();
    assert_eq!((draft.to.as_str(), draft.text.trim()), ("\"B, Kim\" <kim@x.example>", "Dear Kim"));
    assert!(draft.files[0].name == "a.pdf" && packs.iter().any(|it| it.key == draft.files[0].body.pack));
    assert!(said[1].trashed);
}

#[test]
fn a_large_import_comes_in_batches_and_says_how_many_are_left() {
    let mut bytes = Vec::new();
    for nth in 0..600 {
        bytes.extend(
            format!("From a@x Mon Jul  1 10:{:02}:{:02} 2024\nSubject: {nth}\n\nx\n\n", nth / 60, nth % 60)
                .bytes(),
        );
    }
    let (mut import, _) = read(&[("box", &bytes)]);
    assert_eq!(import.next_batch().left, 600 - 256);
    assert_eq!(import.next_batch().left, 600 - 512);
    assert_eq!(import.next_batch().messages.len(), 600 - 512);
    assert_eq!(import.next_batch(), Batch::default());
}

#[test]
fn what_rules_ask_for_is_found_behind_the_first_words_too() {
    let body = format!("Subject: x\n\n{}\nplease Escalate this", "word ".repeat(100));
    let mut import = Import::default();
    import.watch(vec!["escalate".into(), "refund".into()]);
    import.open("one.eml".into());
    import.feed(body.as_bytes());
    import.close();
    let header = import.next_batch().messages.remove(0);
    assert!(!header.snippet.contains("Escalate"));
    assert_eq!(header.found, ["escalate"]);
}

#[test]
fn what_is_no_mail_is_named_with_the_reason() {
    let picture = [&b"\x89PNG\r\n\x1a\n"[..], &[7; 5000]].concat();
    let (mut import, packs) = read(&[("photo.png", &picture), ("empty.eml", b"")]);
    let skipped = import.take_skipped();
    assert_eq!(skipped[0].file, "photo.png");
    assert_eq!((skipped[0].place, skipped[1].place), (Place::File, Place::File));
    let told = |at: usize| match &skipped[at].why {
        Why::Told(why) => why.clone(),
        other => panic!("{other:?}"),
    };
    assert!(told(0).contains("picture") && told(1).contains("empty"));
    import.skip_line(7, "there is no date".into());
    assert_eq!(import.take_skipped()[0].place, Place::Line(7));
    assert_eq!((packs.len(), import.messages()), (0, 0));
}

#[test]
fn what_it_stored_anew_is_told_from_what_was_there() {
    let mut import = Import::default();
    assert!(!import.has_begun());
    import.begin_after(vec![[1; 16], [2; 16]]);
    import.begin_after(vec![[3; 16]]);
    import.note_stored([[2; 16], [3; 16]]);
    import.note_stored([[3; 16], [4; 16]]);
    assert_eq!((import.has_begun(), import.news()), (true, vec![[3; 16], [4; 16]]));
}

#[test]
fn a_truncated_mbox_is_read_as_far_as_it_goes() {
    let whole = b"From a@x Mon Jul  1 10:00:00 2024\nSubject: one\n\nx\n\nFrom a@x Mon Jul  1 11:00:00 2024\nSubject: two\nTo: b@";
    let (mut import, _) = read(&[("cut.mbox", whole)]);
    assert_eq!(subjects(&mut import), ["one", "two"]);
}

#[test]
fn hostile_messages_are_read_as_far_as_they_go() {
    let many: Vec<String> = (0..10_000).map(|it| format!("p{it}@x.example")).collect();
    let crowd = format!("Subject: crowd\nTo: {}\n\nhello", many.join(",\n "));
    let mut deep = String::new();
    for level in 0..1000 {
        deep.push_str(&format!("Content-Type: multipart/mixed; boundary=b{level}\n\n--b{level}\n"));
    }
    deep.push_str("\nbottom");
    let bytes = b"Subject: \xff\xfe raw\nContent-Type: text/plain; charset=none-such\n\n\x80\x81\xff words";
    let bare = b"Subject: only a subject\n\nno From, no Date, no Message-ID";
    let files: [(&str, &[u8]); 4] =
        [("crowd", crowd.as_bytes()), ("deep", deep.as_bytes()), ("bytes", bytes), ("bare", bare)];
    let (mut import, _) = read(&files);
    assert_eq!(import.messages(), 4);
    let batch = import.next_batch();
    assert_eq!(batch.messages[0].to.len(), 10_000);
    assert_eq!(batch.messages[3].subject, "only a subject");
    assert!(import.take_skipped().is_empty());
}
