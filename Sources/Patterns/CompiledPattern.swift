import CPCRE2

/// The compiled form of a pattern, freed with its last owner.
///
/// `@unchecked`: the one stored pointer is never changed after `init`, and PCRE2 only reads a compiled pattern while it
/// matches (pcre2api, "Multithreading"). What a match writes to is made for each match.
final class CompiledPattern: @unchecked Sendable {
    let groupCount: Int
    private let code: OpaquePointer

    init(_ text: String) throws(PatternError) {
        guard text.utf8.count <= Pattern.longest else {
            throw .invalid(
                message: "it is longer than \(Pattern.longest) bytes",
                column: Self.column(ofByte: Pattern.longest, in: text))
        }
        // The interpreter and not JIT: it obeys all limits, and callouts let the whole work of a search be counted.
        let options = UInt32(PCRE2_UTF) | PCRE2_MATCH_INVALID_UTF | UInt32(PCRE2_NEVER_BACKSLASH_C) | PCRE2_AUTO_CALLOUT
        var error: Int32 = 0
        var offset = 0
        let bytes = Array(text.utf8)
        guard let code = pcre2_compile_8(bytes, bytes.count, options, &error, &offset, nil) else {
            throw .invalid(message: Self.words(of: error), column: Self.column(ofByte: offset, in: text))
        }
        self.code = code
        var count: UInt32 = 0
        pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_CAPTURECOUNT), &count)
        groupCount = Int(count)
    }

    deinit {
        pcre2_code_free_8(code)
    }

    func firstMatch(in text: [UInt8]) throws(PatternError) -> Pattern.Match? {
        guard let context = pcre2_match_context_create_8(nil),
            let data = pcre2_match_data_create_from_pattern_8(code, nil)
        else { throw .failed("no memory is left") }
        defer {
            pcre2_match_context_free_8(context)
            pcre2_match_data_free_8(data)
        }
        pcre2_set_match_limit_8(context, SearchBudget.matchLimit)
        pcre2_set_depth_limit_8(context, SearchBudget.depthLimit)
        pcre2_set_heap_limit_8(context, SearchBudget.heapLimitKiB)
        var budget = SearchBudget()
        let result = withUnsafeMutablePointer(to: &budget) { budget in
            pcre2_set_callout_8(
                context,
                { block, budget in
                    guard let block, let budget else { return PCRE2_ERROR_CALLOUT }
                    let budgetPointer = budget.assumingMemoryBound(to: SearchBudget.self)
                    return budgetPointer.pointee.spend(at: block.pointee.current_position) ? 0 : PCRE2_ERROR_CALLOUT
                }, budget)
            return pcre2_match_8(code, text, text.count, 0, 0, data, context)
        }
        switch result {
        case PCRE2_ERROR_NOMATCH: return nil
        case PCRE2_ERROR_CALLOUT, PCRE2_ERROR_MATCHLIMIT, PCRE2_ERROR_DEPTHLIMIT, PCRE2_ERROR_HEAPLIMIT:
            throw .tooCostly
        case ..<0: throw .failed(Self.words(of: result))
        default: return match(data)
        }
    }

    private func match(_ data: OpaquePointer) -> Pattern.Match? {
        guard let offsets = pcre2_get_ovector_pointer_8(data) else { return nil }
        func range(_ group: Int) -> Range<Int>? {
            let (start, end) = (offsets[2 * group], offsets[2 * group + 1])
            // A group that took no part has PCRE2_UNSET; `\K` in a look-ahead can end a match before it starts.
            guard start != Int(bitPattern: UInt.max), start <= end else { return nil }
            return start..<end
        }
        guard let whole = range(0) else { return nil }
        return Pattern.Match(range: whole, groups: (0..<groupCount).map { range($0 + 1) })
    }

    private static func words(of error: Int32) -> String {
        var buffer = [UInt8](repeating: 0, count: 256)
        let count = pcre2_get_error_message_8(error, &buffer, buffer.count)
        return count > 0 ? String(decoding: buffer.prefix(Int(count)), as: UTF8.self) : "PCRE2 error \(error)"
    }

    private static func column(ofByte offset: Int, in text: String) -> Int {
        String(decoding: text.utf8.prefix(offset), as: UTF8.self).unicodeScalars.count + 1
    }
}
