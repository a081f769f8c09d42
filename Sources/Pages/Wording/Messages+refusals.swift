import Registry

/// Why a form of the team is not taken.
extension Messages {
    var notTaken: String { say("Not taken", "Non enregistré") }
    var notTakenElsewhere: String {
        say(
            "This was not taken, and its form is not on this page. Here is what was written:",
            "Ceci n’a pas été enregistré et son formulaire n’est pas sur cette page. Voici ce qui était écrit :")
    }

    /// What is wrong with a form, and what to do.
    func problem(_ problem: FormProblem) -> HTML {
        guard case .english(let sentence) = problem else { return HTML(escaping: words(problem)) }
        let whole = capitalised(sentence) + "."
        return language == .english ? HTML(escaping: whole) : "<span lang=\"en\">\(whole)</span>"
    }

    private func words(_ problem: FormProblem) -> String {
        switch problem {
        case .english(let sentence): sentence
        case .noDay(let typed):
            typed.isEmpty
                ? say("Please enter the day, such as 2026-03-01.", "Veuillez saisir la date, par exemple 2026-03-01.")
                : say(
                    "\(quoted(typed)) is not a day; please write it like 2026-03-01.",
                    "\(quoted(typed)) n’est pas une date ; écrivez-la comme 2026-03-01.")
        case .dayIsOver(let day):
            say(
                "\(self.day(day)) is over; please choose a day to come.",
                "Le \(self.day(day)) est passé ; choisissez une date à venir.")
        case .outOfOrder(let state):
            say(
                "This does not follow from where it is now (\(loopState(state))).",
                "Cette étape ne suit pas l’état actuel (\(loopState(state))).")
        case .closedBeforeReview:
            say(
                "It is closed after its effect was looked at: do that first.",
                "La clôture vient après l’examen de l’effet : commencez par là.")
        case .closedBeforeChange:
            say(
                "It is closed after something was changed and its effect looked at, or after it was declined.",
                "La clôture vient après un changement et l’examen de son effet, ou après un refus.")
        case .changeOutOfTime:
            say(
                "The change would lie in the future, or before this was taken up.",
                "Le changement serait dans le futur, ou antérieur à la démarche.")
        case .changedMeanwhile:
            say(
                "Somebody worked on it meanwhile; please look at it again.",
                "Quelqu’un y a travaillé entre-temps ; veuillez le relire.")
        }
    }
}
