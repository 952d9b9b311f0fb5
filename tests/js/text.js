// An article of the kind that Solieu reads, with one figure of each make that the tests here look at.

export const TEXT = `Đảng bộ huyện kiểm điểm 186 tập thể

Cập nhật: 17/12/2012

Đảng bộ hiện có 54 tổ chức cơ sở đảng và trên 16.000 đảng viên, tăng 2,5% so với năm trước. 😀 Năm 2012, các cấp ủy đã kiểm tra 186 tổ chức, trong đó có 15 tổ chức vi phạm.`;
