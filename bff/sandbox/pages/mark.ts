/** Two dunes under a sun. */
export const mark = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36">
<rect width="36" height="36" rx="8" fill="#8a3d12"/>
<circle cx="25" cy="11" r="4" fill="#f7d9a0"/>
<path d="M3 28c6 0 9-11 15-11 5 0 7 8 15 9v3a4 4 0 0 1-4 4H7a4 4 0 0 1-4-4z" fill="#e9b36a"/>
<path d="M3 31c7 0 13-6 19-6 4 0 7 2 11 3v1a4 4 0 0 1-4 4H7a4 4 0 0 1-4-4z" fill="#f7d9a0"/>
</svg>
`;
