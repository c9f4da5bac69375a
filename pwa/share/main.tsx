import './page.css';
import { render } from 'preact';
import { Visit } from './visit';
import { wordsFor } from './words';

const words = wordsFor(navigator.languages);
document.documentElement.lang = words.language;

const root = document.getElementById('page');
if (root) render(<Visit words={words} />, root);
