/// The mailbox of the demonstration, and how sources report.
extension Messages {
    var mailboxIntro: String {
        say(
            "The demonstration sends no mail to anybody. What it would have sent is kept here.",
            "La démonstration n’envoie de courriel à personne. Ce qu’elle aurait envoyé est conservé ici.")
    }
    var noMails: String {
        say(
            "No mail yet. One comes when something fails.",
            "Pas encore de courriel. Il en viendra un à la première panne.")
    }
    var mailsCaption: String { say("Caught mails, newest first", "Courriels captés, les plus récents d’abord") }
    var allMails: String { say("All caught mails", "Tous les courriels captés") }
    var subjectColumn: String { say("Subject", "Objet") }
    var noSubject: String { say("(no subject)", "(sans objet)") }
    var fromColumn: String { say("From", "De") }
    var toColumn: String { say("To", "À") }

    var heartbeatTitle: String { say("How this source reports", "Comment cette source donne signe de vie") }
    func heartbeatIntro(_ model: HeartbeatModel) -> String {
        say(
            "Let the system send a request to this address \(every(model.every)). After \(duration(model.silentAfter)) "
                + "without one, the status becomes not known and those who answer for it are told.",
            "Le système doit envoyer une requête à cette adresse \(every(model.every)). Après "
                + "\(duration(model.silentAfter)) de "
                + "silence, l’état devient inconnu et les responsables sont prévenus.")
    }
    var heartbeatGood: String { say("It works:", "Cela fonctionne :") }
    var heartbeatBad: String {
        say("It does not work (with a word why):", "Cela ne fonctionne pas (avec un mot d’explication) :")
    }
    var heartbeatMessage: String { say("queue system stopped", "file d’attente à l’arrêt") }
    var heartbeatSecret: String {
        say(
            "The address is a secret: whoever knows it can report in this source’s name.",
            "L’adresse est secrète : qui la connaît peut parler au nom de cette source.")
    }
}
