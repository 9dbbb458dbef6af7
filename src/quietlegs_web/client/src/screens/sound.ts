/** The session's voice and tone. Only voices that are made on the phone itself are used; nothing is sent anywhere. */

const KEY = "ql.voice";

/** A voice of this phone for a language; null where there is none. */
export function localVoice(voices: readonly SpeechSynthesisVoice[], locale: string): SpeechSynthesisVoice | null {
  const here = voices.filter((voice) => voice.localService);
  const language = locale.slice(0, 2);
  return here.find((voice) => voice.lang === locale) ?? here.find((voice) => voice.lang.startsWith(language)) ?? null;
}

export function voiceWanted(): boolean {
  return localStorage.getItem(KEY) !== "off";
}

export function wantVoice(on: boolean): void {
  localStorage.setItem(KEY, on ? "on" : "off");
  if (!on) hush();
}

export function hasVoice(locale: string): boolean {
  return "speechSynthesis" in globalThis && localVoice(speechSynthesis.getVoices(), locale) !== null;
}

/** Say something calmly, instead of what was being said. */
export function speakAloud(text: string, locale: string): void {
  if (!("speechSynthesis" in globalThis) || !voiceWanted()) return;
  const voice = localVoice(speechSynthesis.getVoices(), locale);
  if (!voice) return;
  const saying = new SpeechSynthesisUtterance(text);
  saying.voice = voice;
  saying.lang = voice.lang;
  saying.rate = 0.9;
  saying.volume = 0.8;
  speechSynthesis.cancel();
  speechSynthesis.speak(saying);
}

export function hush(): void {
  if ("speechSynthesis" in globalThis) speechSynthesis.cancel();
}

let audio: AudioContext | null = null;

/** One soft tone, where sound is possible. */
export function softTone(): void {
  try {
    audio ??= new AudioContext();
    const now = audio.currentTime;
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = 396;
    volume.gain.setValueAtTime(0, now);
    volume.gain.linearRampToValueAtTime(0.12, now + 0.08);
    volume.gain.exponentialRampToValueAtTime(0.0001, now + 1.4);
    tone.connect(volume).connect(audio.destination);
    tone.start(now);
    tone.stop(now + 1.5);
  } catch {
    // A phone without sound still shows the step.
  }
}
