//! The labels of Gmail: which of them are its own, in the language of their owner.

/// What a label of Gmail's own means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Inbox,
    Sent,
    Drafts,
    Spam,
    Trash,
    Starred,
    Opened,
    Unread,
    Archived,
    /// Nothing that there is here.
    Other,
}

/// Returns what a label means, if it is one of Gmail's own.
pub(super) fn kind_of(label: &str) -> Option<Kind> {
    let name = label.trim_start_matches('\\').to_lowercase();
    if CATEGORIES.iter().any(|it| name.starts_with(it)) || name.starts_with("imap_") {
        return Some(Kind::Other);
    }
    NAMES.iter().find(|(_, names)| names.split('|').any(|it| it == name)).map(|it| it.0)
}

/// How the names of its categories begin.
const CATEGORIES: &[&str] = &[
    "category ",
    "kategorie ",
    "catégorie ",
    "catégorie\u{a0}:",
    "categoría ",
    "categoria ",
    "categorie ",
    "kategori ",
    "kategoria ",
    "категория",
    "категорія",
    "カテゴリ",
    "类别",
    "類別",
    "카테고리",
];

/// Gmail exports its labels in the language of their owner.
const NAMES: &[(Kind, &str)] = &[
    (
        Kind::Inbox,
        "inbox|posteingang|boîte de réception|recibidos|bandeja de entrada|posta in arrivo|caixa de entrada|\
         a receber|postvak in|inkorgen|inkorg|indbakke|innboks|postilaatikko|saapuneet|odebrane|skrzynka odbiorcza|\
         doručená pošta|doručené|beérkező levelek|mesaje primite|primite|εισερχόμενα|входящие|вхідні|\
         gelen kutusu|البريد الوارد|דואר נכנס|受信トレイ|收件箱|收件匣|받은편지함",
    ),
    (
        Kind::Sent,
        "sent|sent mail|gesendet|gesendete nachrichten|messages envoyés|envoyés|enviados|enviado|enviadas|\
         mensajes enviados|posta inviata|inviati|inviata|e-mails enviados|correio enviado|verzonden|\
         verzonden berichten|skickat|skickade|sendt|sendte|sendt e-post|lähetetyt|wysłane|odeslané|odeslaná pošta|\
         odoslané|elküldött|elküldött levelek|trimise|mesaje trimise|απεσταλμένα|отправленные|надіслані|\
         gönderilmiş postalar|gönderilenler|gönderildi|بريد مرسل|البريد المرسل|דואר יוצא|נשלח|送信済みメール|\
         送信済み|已发邮件|已发送|已发送邮件|寄件備份|已傳送|보낸편지함",
    ),
    (
        Kind::Drafts,
        "draft|drafts|entwürfe|entwurf|brouillons|brouillon|borradores|borrador|bozze|bozza|rascunhos|rascunho|\
         concepten|concept|utkast|kladder|kladde|luonnokset|luonnos|wersje robocze|robocze|wersja robocza|koncepty|\
         piszkozatok|piszkozat|schițe|schiță|mesaje nefinalizate|πρόχειρα|черновики|черновик|чернетки|чернетка|\
         taslaklar|taslak|مسودات|المسودات|טיוטות|下書き|草稿|임시보관함",
    ),
    (
        Kind::Spam,
        "spam|junk|spamverdacht|pourriel|correo no deseado|skräppost|søppelpost|roskaposti|nevyžádaná pošta|\
         levélszemét|ανεπιθύμητα|ανεπιθύμητη αλληλογραφία|спам|istenmeyen|دعائية|ספאם|דואר זבל|迷惑メール|垃圾邮件|\
         垃圾郵件|스팸함|스팸",
    ),
    (
        Kind::Trash,
        "trash|bin|papierkorb|corbeille|papelera|papelera de reciclaje|cestino|lixeira|lixo|reciclagem|prullenbak|\
         papperskorgen|papirkurv|papirkurven|søppel|roskakori|kosz|koš|kôš|kuka|coș de gunoi|coșul de gunoi|\
         κάδος απορριμμάτων|корзина|кошик|çöp kutusu|المهملات|אשפה|ゴミ箱|已删除邮件|回收站|垃圾桶|휴지통",
    ),
    (
        Kind::Starred,
        "starred|flagged|markiert|suivis|messages suivis|suivi|destacados|destacado|con estrella|speciali|speciale|\
         com estrela|estrelado|com estrelas|met ster|stjärnmärkt|stjärnmärkta|stjernemarkeret|stjernemærket|\
         stjernemerket|tähdellä merkityt|tähdellä merkitty|oznaczone gwiazdką|z gwiazdką|s hvězdičkou|s hviezdičkou|\
         csillagozott|cu stea|με αστέρι|помеченные|з позначкою|із зірочкою|yıldızlı|مميّز بنجمة|مميز بنجمة|\
         מסומן בכוכב|スター付き|已加星标|已加星號|별표편지함|별표 표시됨|중요편지함",
    ),
    (
        Kind::Opened,
        "opened|read|geöffnet|gelesen|ouvert|ouverts|lus|abierto|abiertos|leído|leídos|aperto|aperti|aperta|letti|\
         aberto|abertos|aberta|lidos|lidas|geopend|gelezen|öppnat|öppnade|öppnad|åbnet|åpnet|avattu|avatut|otwarte|\
         przeczytane|otevřené|otevřeno|otvorené|megnyitott|megnyitva|deschis|deschise|ανοιγμένα|άνοιξε|открытые|\
         прочитанные|открыто|відкриті|прочитані|відкрито|açılmış|açıldı|okunmuş|تم فتحها|נפתח|開封済み|已打开|打开|\
         已讀取|已開啟|열어본 편지|열림|열어봄",
    ),
    (
        Kind::Unread,
        "unread|ungelesen|non lus|non lu|no leídos|no leído|sin leer|non letti|da leggere|não lidas|não lidos|\
         ongelezen|olästa|oläst|ulæst|ulæste|ulest|uleste|lukematon|lukemattomat|nieprzeczytane|nepřečtené|\
         neprečítané|olvasatlan|necitite|necitit|μη αναγνωσμένα|непрочитанные|непрочитані|okunmamış|غير مقروء|\
         غير مقروءة|לא נקרא|未読|未读|未讀|未讀取|읽지 않음|읽지않음",
    ),
    (
        Kind::Archived,
        "archived|all mail|archiviert|archivés|archivé|messages archivés|archivado|archivados|archiviati|archiviata|\
         archiviato|arquivado|arquivados|gearchiveerd|arkiverade|arkiverat|arkiveret|arkivert|arkistoitu|\
         arkistoidut|zarchiwizowane|archivováno|archivované|archivált|arhivate|arhivat|αρχειοθετημένα|архив|\
         архивированные|архівовані|в архіві|заархивированные|arşivlenmiş|arşivlendi|مؤرشفة|בארכיון|アーカイブ済み|\
         已归档|已封存|보관됨|보관처리됨",
    ),
    (
        Kind::Other,
        "important|wichtig|importants|importante|importantes|importanti|belangrijk|viktigt|vigtig|vigtigt|viktig|\
         tärkeä|tärkeät|ważne|důležité|dôležité|fontos|σημαντικά|важные|важное|важливі|önemli|مهم|חשוב|重要|중요|chat|\
         chats|muted|snoozed|scheduled|all|unwanted",
    ),
];

/// Returns the labels of a list, in which those with commas stand in quotation marks.
pub(super) fn list(labels: &str) -> Vec<String> {
    let (mut all, mut label, mut is_quoted) = (Vec::new(), String::new(), false);
    for it in labels.chars() {
        match it {
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => all.push(std::mem::take(&mut label)),
            it => label.push(it),
        }
    }
    all.push(label);
    let words = |it: &String| it.split_whitespace().collect::<Vec<_>>().join(" ");
    all.iter().map(words).filter(|it| !it.is_empty()).collect()
}

/// Returns a list of labels as it is read.
pub(super) fn written(labels: &[String]) -> String {
    let one = |it: &String| {
        let bare = it.replace('"', "'");
        if bare.contains(',') { format!("\"{bare}\"") } else { bare }
    };
    labels.iter().map(one).collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_labels_is_read_as_it_is_written() {
        let labels = ["One, two", "three", "Über/uns"].map(str::to_owned);
        assert_eq!(list(&written(&labels)), labels);
    }
}
