public import Feedback
import Measures
public import Registry

/// Something that was taken up in the town, and what became of it.
public struct DemoLoop: Sendable {
    /// What happened, and when.
    public struct Step: Sendable {
        /// When.
        public var at: Timestamp
        /// What.
        public var step: LoopStep
    }

    /// The slug of the service.
    public var service: String
    /// What was said or found.
    public var said: String
    /// What it began with.
    public var origin: FeedbackLoop.Origin
    /// A comment that it begins with, word for word; nothing where it begins with none.
    public var comment: String?
    /// When it was taken up.
    public var openedAt: Timestamp
    /// What followed, in order.
    public var steps: [Step]
    /// When the effect was looked at and it was closed; nothing where it was not.
    public var reviewedAt: Timestamp?

    /// What was taken up in the town in the last weeks: one with an effect, one declined, one under way, one that waits.
    public static func all(_ voices: DemoVoices) -> [DemoLoop] {
        let end = voices.window.end
        func ago(_ days: Int64) -> Timestamp { end - .seconds(days * 86_400) }
        func day(_ days: Int64) -> CivilDate {
            CivilDate(days: end.milliseconds.flooredQuotient(86_400_000) - days)
        }
        return [
            DemoLoop(
                service: "register-birth", said: "The form for births cannot be filled in on a phone.",
                origin: .feedback, comment: "The form cannot be filled in on a phone.", openedAt: ago(30),
                steps: [
                    Step(
                        at: ago(28),
                        step: .accept(
                            owner: "service_owner", due: day(14),
                            .measure("satisfaction.mean10", .channel("register-birth", "web")))),
                    Step(
                        at: voices.formReplaced,
                        step: .act(
                            did: "The form is a page now, which works on every phone.", at: voices.formReplaced)),
                ], reviewedAt: end),
            DemoLoop(
                service: "renew-parking-permit", said: "Carers should not pay for a permit.", origin: .feedback,
                openedAt: ago(22),
                steps: [
                    Step(
                        at: ago(19),
                        step: .decline(
                            because: "The council sets fees once a year. Until then carers get half of it back at the "
                                + "town hall counter."))
                ]),
            DemoLoop(
                service: "pay-local-tax", said: "Nobody answers the phone on Fridays.", origin: .feedback,
                comment: "Personne au téléphone le vendredi.", openedAt: ago(9),
                steps: [
                    Step(
                        at: ago(8),
                        step: .accept(
                            owner: "service_owner", due: day(-12),
                            .measure("help.reached", .service("pay-local-tax"))))
                ]),
            DemoLoop(
                service: "renew-parking-permit", said: "The fee is not the same online and on the phone.",
                origin: .fact,
                openedAt: ago(2), steps: []),
        ]
    }
}
