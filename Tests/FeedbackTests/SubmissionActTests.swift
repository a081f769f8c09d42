import Feedback
import Testing

struct SubmissionActTests {
    private func after(_ state: Submission.State, _ acts: SubmissionAct...) throws -> Submission.State {
        try acts.reduce(state) { try $0.after($1) }
    }

    @Test func `what a person was told is not taken back by a later act`() throws {
        #expect(try after(.received, .acknowledge) == .acknowledged)
        #expect(try after(.received, .answer("a"), .acknowledge) == .answered)
        #expect(try after(.linked, .acknowledge) == .linked)
        #expect(try after(.linked, .answer("a")) == .linked)
        #expect(try after(.received, .noAction("a"), .acknowledge) == .noAction)
        #expect(throws: Submission.State.Refusal.ended) { try after(.received, .answer("a"), .noAction("b")) }
        #expect(throws: Submission.State.Refusal.ended) { try after(.linked, .noAction("b")) }
    }

    @Test func `what is set aside is taken back in before anything else, and only that`() throws {
        #expect(try after(.held, .release) == .received)
        #expect(throws: Submission.State.Refusal.held) { try after(.held, .answer("a")) }
        #expect(throws: Submission.State.Refusal.held) { try after(.held, .acknowledge) }
        for state in Submission.State.allCases where state != .held {
            #expect(throws: Submission.State.Refusal.notHeld) { try after(state, .release) }
        }
    }
}
