// Peer of bench/gazetteer.lua: the crate aho-corasick on names and a text, both in
// small letters. Prints for the leftmost-longest matches and for all of them: the
// seconds (of the processor) to build, those to search (best of 3), the number
// of matches, the sum of their places, the bytes of the automaton.
//
//   ahocorasick NAMES TEXT
use aho_corasick::{AhoCorasickBuilder, Match, MatchKind};

extern "C" {
    fn clock() -> std::os::raw::c_long; // of the C library: millionths of a second
}

fn now() -> f64 {
    unsafe { clock() as f64 / 1e6 }
}

fn search<'a, I: Iterator<Item = Match>>(find: impl Fn() -> I) -> (f64, u64, u64) {
    let mut best = (f64::MAX, 0, 0);
    for _ in 0..3 {
        let start = now();
        let (mut n, mut sum) = (0u64, 0u64);
        for m in find() {
            n += 1;
            sum += m.start() as u64 + 1 + 3 * m.end() as u64;
        }
        best = ((now() - start).min(best.0), n, sum);
    }
    best
}

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let names = std::fs::read(&args[1]).unwrap().to_ascii_lowercase();
    let text = std::fs::read(&args[2]).unwrap().to_ascii_lowercase();
    let mut list: Vec<&[u8]> = names.split(|&b| b == b'\n').filter(|s| !s.is_empty()).collect();
    list.sort();
    list.dedup();
    for kind in [MatchKind::LeftmostLongest, MatchKind::Standard] {
        let start = now();
        let ac = AhoCorasickBuilder::new().match_kind(kind).build_with_size::<u32, _, _>(&list);
        let ac = ac.unwrap();
        let build = now() - start;
        let (seconds, n, sum) = if kind == MatchKind::Standard {
            search(|| ac.find_overlapping_iter(&text))
        } else {
            search(|| ac.find_iter(&text))
        };
        println!("{} {} {} {} {}", build, seconds, n, sum, ac.heap_bytes());
    }
}
