import Measures
import Probing
import Registry

extension StatusKeeper {
    /// What some results come to, before it is kept: nothing of it holds until the transaction has been committed.
    struct Outcome {
        var touched: [Int: StatusMachine] = [:]
        var edits: [String: [(stream: Int, edit: StatusMachine.Edit)]] = [:]
        /// Streams that should be checked again, since others no longer speak for them.
        var released: Set<Int> = []
        /// Streams that are asked whether what failed for others of their origin fails for all.
        var witnesses: Set<Int> = []
        /// Results that were recorded as something else.
        var amended: [ProbeResult] = []
        /// What was known of the origins concerned.
        var before: OriginBook.Kept?

        mutating func add(_ edit: StatusMachine.Edit?, of stream: Int, in service: String?) {
            guard let edit, let service else { return }
            edits[service, default: []].append((stream, edit))
        }
    }

    /// Lets results count, in order: for their origin first, then for their own probe.
    func count(_ counting: [WayOut.Counting], now: Timestamp, into outcome: inout Outcome) {
        let origins = Set(
            counting.flatMap { [$0.result.lastOrigin, places[$0.result.stream]?.origin].compactMap { $0 } })
        outcome.before = book.kept(origins)
        for item in counting {
            let result = item.result
            if item.isChanged { outcome.amended.append(result) }
            guard var machine = outcome.touched[result.stream] ?? machines[result.stream] else { continue }
            if let place = places[result.stream] {
                outcome.touched[result.stream] = machine
                learn(from: item, at: place, now: now, into: &outcome)
                machine = outcome.touched[result.stream] ?? machine
            }
            // The moment of the key may lie ahead after the clock was set back; what people see changes now.
            let edit = machine.take(
                at: min(result.at, now), outcome: result.outcome, reason: result.reason, isUntold: item.isUntold)
            outcome.touched[result.stream] = machine
            outcome.add(edit, of: result.stream, in: serviceOfStream[result.stream])
        }
    }

    /// Lets every probe of an origin learn from a result of one of them.
    private func learn(
        from item: WayOut.Counting, at place: OriginPlaces.Place, now: Timestamp, into outcome: inout Outcome
    ) {
        let result = item.result
        var origin = place.origin
        if let last = result.lastOrigin, last != origin {
            // It was answered, if only to be sent on.
            let lesson = book.answered(result, origin: origin, pages: places.pages(of: origin))
            teach(lesson, of: origin, by: result.stream, now: now, into: &outcome)
            origin = last
        }
        let lesson = book.hear(
            result, origin: origin, page: place.page, pages: places.pages(of: origin),
            canTeach: places.doors(of: origin).count > 1, isUntold: item.isUntold)
        teach(lesson, of: origin, by: result.stream, now: now, into: &outcome)
    }

    private func teach(
        _ lesson: OriginBook.Lesson, of origin: String, by stream: Int, now: Timestamp, into outcome: inout Outcome
    ) {
        switch lesson {
        case .nothing: break
        case .suspicion(let cutOff):
            guard let witness = witness(of: origin, since: cutOff.from, now: now, outcome) else { break }
            book.ask(witness, of: origin, at: now)
            outcome.witnesses.insert(witness)
        case .cutOff(let cutOff, let isNew):
            let basis = basis(cutOff, of: origin)
            let doors = places.doors(of: origin)
            // Who knows something else by now learns it again by a failure of their own.
            for door in isNew ? doors.sorted() : doors.contains(stream) ? [stream] : [] {
                guard var machine = outcome.touched[door] ?? machines[door] else { continue }
                let edit = machine.originIsCutOff(from: cutOff.from, reason: cutOff.reason, basis: basis)
                outcome.touched[door] = machine
                outcome.add(edit, of: door, in: serviceOfStream[door])
                // Who was not asked yet is asked soon, and not only when its own time comes.
                if isNew, door != stream, edit != nil { outcome.released.insert(door) }
            }
        case .answers(let from):
            for door in places.doors(of: origin).sorted() {
                guard var machine = outcome.touched[door] ?? machines[door], machine.isCutOffWithOthers else {
                    continue
                }
                outcome.add(machine.originAnswers(from: from), of: door, in: serviceOfStream[door])
                outcome.touched[door] = machine
                outcome.released.insert(door)
            }
        }
    }

    /// Who is asked whether people cannot get in at an origin: of those that were not asked since the first failure, else
    /// of all, the one whose word is oldest; it is the least likely to be asked soon anyway.
    private func witness(
        of origin: String, since from: Timestamp, now: Timestamp, _ outcome: Outcome
    ) -> Int? {
        let word = places.doors(of: origin).map { stream in
            let machine = outcome.touched[stream] ?? machines[stream]
            let at = machine?.lastHeard ?? Timestamp(milliseconds: .min)
            return (stream: stream, at: at, isAway: machine?.isAway(at: now) ?? true)
        }.filter { !$0.isAway }
        let unasked = word.filter { $0.at < from }
        return (unasked.isEmpty ? word : unasked).min { ($0.at, $0.stream) < ($1.at, $1.stream) }?.stream
    }

    private func basis(_ cutOff: OriginBook.CutOff, of origin: String) -> SpanBasis {
        let sightings = cutOff.sightings.compactMap { sighting in
            subject(ofStream: sighting.stream).map { SpanBasis.Sighting(probe: $0.path, at: sighting.at) }
        }
        return SpanBasis(sharedOrigin: origin, sightings: sightings, isWayOutUntold: cutOff.isUntold)
    }

    private func subject(ofStream stream: Int) -> Subject? {
        serviceOfStream[stream].flatMap { services[$0] }?.probes.first { $0.stream == stream }?.subject
    }
}
