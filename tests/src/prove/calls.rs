//! What a program asked of the system, call by call, as strace recorded it.

use std::{
    collections::HashMap,
    io::{BufRead, BufReader, Read},
    path::Path,
    process::{Command, Stdio},
};

/// The calls that change files, and those that say where.
const TRACED: &str = "trace=openat,pwrite64,write,fdatasync,fsync,ftruncate,unlink,rename,lseek";

/// One of them that changes something, or keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Call {
    /// Bytes at a place.
    Write(String, usize, Vec<u8>),
    /// A new length.
    Truncate(String, usize),
    /// A file or a folder is on the disk when it returns.
    Sync(String),
    /// A new file.
    Create(String),
    /// A new name.
    Rename(String, String),
    /// A name goes.
    Unlink(String),
    /// A line on standard output.
    Say(String),
}

/// Runs `program` under strace and answers its calls within `folder` and what it said, in order.
///
/// # Errors
///
/// When it could not be traced, or ended badly.
pub fn record(program: &mut Command, folder: &Path) -> Result<Vec<Call>, String> {
    let mut traced = Command::new("strace");
    traced
        .args(["-y", "-xx", "-s", "400000", "-e", TRACED, "-o", "/dev/fd/2"])
        .arg(program.get_program())
        .args(program.get_args())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped());
    let mut child = traced.spawn().map_err(|it| format!("strace: {it}"))?;
    let out = child.stderr.take().ok_or("strace says nothing")?;
    let calls = read(out, &folder.display().to_string())?;
    let ended = child.wait().map_err(|it| it.to_string())?;
    if ended.success() {
        Ok(calls)
    } else {
        Err(format!("{program:?}: {ended}"))
    }
}

fn read(out: impl Read, folder: &str) -> Result<Vec<Call>, String> {
    let mut calls = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for line in BufReader::new(out).lines() {
        let line = line.map_err(|it| it.to_string())?;
        calls.extend(parse(&line, folder, &mut places));
    }
    Ok(calls)
}

/// The calls of one line; a file that is opened anew may be made and emptied.
fn parse(line: &str, folder: &str, places: &mut HashMap<String, usize>) -> Vec<Call> {
    let Some((name, rest)) = line.split_once('(') else {
        return vec![];
    };
    let Some((arguments, result)) = rest.rsplit_once(" = ") else {
        return vec![];
    };
    if result.starts_with('-') {
        return vec![];
    }
    let arguments = arguments.trim_end().trim_end_matches(')');
    let result: usize = number(result);
    let quoted: Vec<&str> = arguments.split('"').skip(1).step_by(2).collect();
    let (fd, path) = file(arguments);
    let ours = |path: &str| path.starts_with(folder);
    match name.rsplit(' ').next().unwrap_or(name) {
        "openat" => {
            let path = text(quoted.first().unwrap_or(&""));
            let mut calls = vec![];
            if ours(&path) {
                places.insert(path.clone(), 0);
                if arguments.contains("O_CREAT") {
                    calls.push(Call::Create(path.clone()));
                }
                if arguments.contains("O_TRUNC") {
                    calls.push(Call::Truncate(path, 0));
                }
            }
            calls
        }
        "write" if fd == "1" => {
            let said = text(quoted.first().unwrap_or(&""));
            said.lines().map(|it| Call::Say(it.to_owned())).collect()
        }
        "write" if ours(&path) => {
            let at = places.entry(path.clone()).or_default();
            let mut bytes = bytes(quoted.first().unwrap_or(&""));
            bytes.truncate(result);
            *at += bytes.len();
            vec![Call::Write(path, *at - bytes.len(), bytes)]
        }
        "pwrite64" if ours(&path) => {
            let mut bytes = bytes(quoted.first().unwrap_or(&""));
            bytes.truncate(result);
            vec![Call::Write(path, last(arguments), bytes)]
        }
        "lseek" if ours(&path) => {
            places.insert(path, result);
            vec![]
        }
        "fsync" | "fdatasync" if ours(&path) => vec![Call::Sync(path)],
        "ftruncate" if ours(&path) => vec![Call::Truncate(path, last(arguments))],
        "rename" => match quoted.as_slice() {
            [from, to] if ours(&text(from)) => vec![Call::Rename(text(from), text(to))],
            _ => vec![],
        },
        "unlink" => {
            let path = text(quoted.first().unwrap_or(&""));
            if ours(&path) {
                vec![Call::Unlink(path)]
            } else {
                vec![]
            }
        }
        _ => vec![],
    }
}

/// `3<\x2f..>`: the number and the path.
fn file(arguments: &str) -> (&str, String) {
    let Some((fd, rest)) = arguments.split_once('<') else {
        return ("", String::new());
    };
    (fd, text(rest.split('>').next().unwrap_or_default()))
}

fn last(arguments: &str) -> usize {
    number(arguments.rsplit(", ").next().unwrap_or_default())
}

fn number(text: &str) -> usize {
    let digits = text.trim().split(|it: char| !it.is_ascii_digit()).next();
    digits.and_then(|it| it.parse().ok()).unwrap_or_default()
}

fn text(hex: &str) -> String {
    String::from_utf8_lossy(&bytes(hex)).into_owned()
}

/// `\x61\x62`.
fn bytes(hex: &str) -> Vec<u8> {
    let pairs = hex.split("\\x").skip(1);
    pairs
        .filter_map(|it| u8::from_str_radix(it.get(..2)?, 16).ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hex(text: &str) -> String {
        text.bytes().map(|it| format!("\\x{it:02x}")).collect()
    }

    #[test]
    fn each_call_is_read_with_its_place_and_its_bytes() {
        let path = hex("/h/a");
        let lines = [
            format!(
                "openat(AT_FDCWD<{}>, \"{path}\", O_RDWR|O_CREAT, 0600) = 3<{path}>",
                hex("/")
            ),
            format!("write(3<{path}>, \"{}\", 2) = 2", hex("zz")),
            format!("write(3<{path}>, \"{}\", 2) = 2", hex(", ")),
            format!("pwrite64(3<{path}>, \"{}\", 4, 7) = 4", hex("ab\"c")),
            format!("fsync(3<{path}>) = 0"),
            format!("ftruncate(3<{path}>, 3) = 0"),
            format!("rename(\"{path}\", \"{}\") = 0", hex("/h/b")),
            format!(
                "unlink(\"{}\") = -1 ENOENT (No such file or directory)",
                hex("/h/c")
            ),
            format!("write(1<{}>, \"{}\", 6) = 6", hex("pipe"), hex("ack 1\n")),
            format!("write(4<{}>, \"{}\", 1) = 1", hex("/elsewhere"), hex("x")),
        ];
        let a = || "/h/a".to_owned();
        assert_eq!(
            read(lines.join("\n").as_bytes(), "/h").unwrap(),
            [
                Call::Create(a()),
                Call::Write(a(), 0, b"zz".to_vec()),
                Call::Write(a(), 2, b", ".to_vec()),
                Call::Write(a(), 7, b"ab\"c".to_vec()),
                Call::Sync(a()),
                Call::Truncate(a(), 3),
                Call::Rename(a(), "/h/b".to_owned()),
                Call::Say("ack 1".to_owned()),
            ]
        );
    }
}
