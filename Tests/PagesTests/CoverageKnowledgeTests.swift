import Pages
import Testing

struct CoverageKnowledgeTests {
    private func knowledge(_ grades: [CoverageRow.Grade]) -> CoverageKnowledge {
        CoverageKnowledge([CoverageRow(task: nil, cells: grades.map { CoverageRow.Cell(grade: $0) })])
    }

    @Test func `what was seen to fail is known, too; what was only declared or not verified is not`() {
        let all = knowledge(CoverageRow.Grade.allCases)
        #expect(all.seen == 4 && all.offered == 6)
        #expect(knowledge([.used, .done, .reachable, .fails]).share == 1)
        #expect(knowledge([.declared, .unverified]).share == 0)
    }

    @Test func `where nothing is offered there is no share`() {
        #expect(knowledge([.absent, .exempt]).share == nil)
        #expect(CoverageKnowledge([]).share == nil)
    }
}
