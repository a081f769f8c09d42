import Measures
import Registry

extension AlertSituation {
    /// Whether what looks lost may well work: each task that is seen to work nowhere has a way of which nothing is known
    /// because we ourselves did not look, or could not.
    public var isInDoubt: Bool {
        let working = Set(stillWorks.map(\.title))
        let lost = cannotDo.map(\.title).filter { !working.contains($0) }
        let unseen = Set(unknown.filter { $0.cause == .notWatched || $0.cause == .ownFault }.map(\.title))
        return !lost.isEmpty && lost.allSatisfy(unseen.contains)
    }
}
