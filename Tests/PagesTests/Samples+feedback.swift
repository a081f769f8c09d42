import Measures
import Pages
import Registry

extension Samples {
    private var questions: [FeedbackFormModel.Question] {
        [
            .init(
                id: "satisfaction", label: Self.text("How did it go?", "Comment cela s'est-il passé ?"), hint: nil,
                kind: .choice([
                    .init(id: "good", label: Self.text("Well", "Bien")),
                    .init(id: "bad", label: Self.text("Badly", "Mal")),
                ]), isRequired: true),
            .init(
                id: "help", label: Self.text("Where did you look for help?", "À qui avez-vous demandé de l'aide ?"),
                hint: nil,
                kind: .several([
                    .init(id: "phone", label: Self.text("By phone", "Par téléphone")),
                    .init(id: "none", label: Self.text("I needed no help", "Sans aide")),
                ]), isRequired: false),
            .init(
                id: "improve", label: Self.text("What could be better?", "Que pourrions-nous améliorer ?"),
                hint: Self.text("Leave out names.", "N'indiquez pas de noms."), kind: .text(limit: 1200),
                isRequired: false, askedAfter: [Self.text("Badly", "Mal")]),
        ]
    }

    private func form(_ problems: [String: FeedbackFormModel.Problem] = [:]) -> FeedbackFormModel {
        FeedbackFormModel(
            service: "parking-permit", title: title, organisation: organisation, channel: web, questions: questions,
            values: problems.isEmpty ? [:] : ["help": ["phone"], "improve": ["slow & late"]], problems: problems,
            key: "k3y")
    }

    private var sentAlready: FeedbackFormModel {
        var form = form()
        (form.values, form.isSentAlready) = (["satisfaction": ["bad"], "improve": ["slow & late"]], true)
        return form
    }

    /// What somebody sees who said something.
    func followed(_ state: SubmissionState, loop: LoopModel? = nil) -> FollowModel {
        FollowModel(
            service: "parking-permit", title: title, channel: web, state: state,
            words: ["The page was slow.\nTwice."],
            events: [
                .init(at: ago(9000), kind: .received), .init(at: ago(800), kind: .acknowledged),
                .init(at: ago(60), kind: .answered, words: "We have made it faster."),
            ], code: code, loop: loop)
    }

    private func inbox(_ refused: RefusedForm?) -> InboxModel {
        let entries = SubmissionState.allCases.enumerated().map { number, state in
            InboxModel.Entry(
                id: Int64(number + 1), receivedAt: ago(30 + number * 100), channel: web, state: state,
                choices: [.init(question: questions[0].label, options: [Self.text("Badly", "Mal")])],
                words: ["Please write to [e-mail] & call"], isAssisted: number == 1)
        }
        return InboxModel(
            service: "parking-permit", title: title, state: nil,
            counts: Dictionary(uniqueKeysWithValues: SubmissionState.allCases.map { ($0, 1) }), entries: entries,
            pagination: Pagination(page: 1, total: 6), mayAnswer: true,
            openLoops: [.init(id: 7, said: "The page is slow & stops.\nTwice.")], refused: refused)
    }

    private var code: String { "4T7QK-M2XPA-9RS8D-WZ3JH-BC6FG-E" }

    /// The pages on which people say what they think, and on which it is read.
    func feedbackPages(_ language: Language) -> [(name: String, html: HTML)] {
        let outside = context(language, at: .feedback("parking-permit", "web"), signedIn: false)
        let inside = context(language, at: .inbox("parking-permit"))
        return [
            (
                "feedback-start",
                feedbackStartPage(
                    FeedbackStartModel(
                        service: "parking-permit", title: title, organisation: organisation, channels: [web, phone]),
                    in: outside)
            ),
            ("feedback", feedbackFormPage(form(), in: outside)),
            (
                "feedback-wrong",
                feedbackFormPage(
                    form(["satisfaction": .missing, "improve": .tooLong(count: 1300, limit: 1200)]), in: outside)
            ),
            ("feedback-sent", feedbackFormPage(sentAlready, in: outside)),
            ("feedback-closed", feedbackClosedPage(service: "parking-permit", in: outside)),
            ("feedback-thanks", feedbackThanksPage(service: "parking-permit", title: title, code: code, in: outside)),
            ("follow-form", followFormPage(isUnknown: true, in: outside)),
            ("follow", followPage(followed(.answered), in: outside)),
            (
                "follow-loop",
                followPage(
                    followed(.linked, loop: loops.first { $0.state == .accepted }),
                    in: context(language, at: .follow(code), signedIn: false))
            ),
            ("inbox", inboxPage(inbox(nil), in: inside)),
            (
                "inbox-refused",
                inboxPage(
                    inbox(
                        RefusedForm(
                            place: .submission(2), values: ["act": "answer", "words": "We did & more"],
                            problem: .english("the answer holds control characters"))), in: inside)
            ),
            (
                "inbox-stray",
                inboxPage(
                    inbox(
                        RefusedForm(
                            place: .submission(99), values: ["act": "answer", "words": "We did"],
                            problem: .english("the answer holds control characters"))), in: inside)
            ),
        ]
    }
}
