import Persistence

extension Store {
    /// Every step of the schema in order; a shipped step is never edited.
    static let migrations: [Migration] = [
        .registryTables,
        .resultTables,
        .statusTables,
        .alertTables,
        .accessTables,
        .judgingTables,
        .hearingTables,
        .summaryTables,
        .volumeTables,
        .loopTables,
        .loopBaselines,
        .lastKnownVerdicts,
        .submissionRetention,
        .spanBasis,
        .alertEnds,
        .publicHosts,
    ]
}
